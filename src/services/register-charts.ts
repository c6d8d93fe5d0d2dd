import { listedFacts, type ApplicationInstance } from '../applications/index.ts'
import { callEffects } from '../calls/index.ts'
import { Refusal, trustProofs, type ProvenChart } from '../engine/index.ts'
import { reviewEffects } from '../reviews/index.ts'
import type { Services } from '../services.ts'
import { readBuilt } from '../shared/built.ts'
import {
  applicationVersions,
  callVersions,
  migrations
} from '../../workflows/territoire-volontaire/versions.ts'
import { announceRules } from './announce-rules.ts'
import { applicationEffects } from './application-effects.ts'
import { alertCall } from './call-letters.ts'
import { eraseDossier } from './erase-dossier.ts'
import { decisionLetter } from './decision-letter.ts'
import { tellNext } from './tell-applications.ts'

/** Hands the charts to the engine, with the models of their instances and what does their effects. */
export function registerCharts(services: Services): void {
  const { engine, calls, applications, selection } = services
  trustProofs(readBuilt<ProvenChart[]>('proofs') ?? [])
  const mapsTo = ({ name, version }: { name: string; version: number }) =>
    migrations.filter(({ chart, to }) => chart === name && to === version)
  const ofCalls = {
    model: calls.models.calls,
    effects: callEffects({
      tellNext: (telling) =>
        tellNext({ ...services, proposedOutcomes: selection.ports.proposedOutcomes }, telling),
      alertTeam: (call, letter, key) =>
        alertCall(services, { call, letter, key, roles: ['officer'] }),
      alertAuthority: (call, letter, key) =>
        alertCall(services, { call, letter, key, roles: ['authority', 'deputy'] }),
      callReserve: async (call, _freedBy, key) => {
        await selection.ports.callReserve(call, key)
      },
      rulesPublished: (publication) => announceRules(services, publication),
      erase: async (call) => {
        await Promise.all([calls.erase(call), services.messages.erase({ call })])
      }
    })
  }
  const ofApplications = {
    model: applications.models.applications,
    effects: applicationEffects({
      ...services,
      decisionLetter: (instance) => decisionLetter(services, instance),
      findReaders: reviewEffects(services).findReaders,
      freePlace: (instance, key) => freePlace(services, instance, key),
      erase: (number) => eraseDossier(services, number)
    }),
    project: listedFacts
  }
  for (const chart of callVersions) {
    engine.register({ ...ofCalls, chart, migrations: mapsTo(chart) })
  }
  for (const chart of applicationVersions) {
    engine.register({ ...ofApplications, chart, migrations: mapsTo(chart) })
  }
}

/** The call offers the place to the next of the reserve; a call that is not announced yet has none to offer. */
async function freePlace(
  { engine }: Services,
  { _id, subject }: ApplicationInstance,
  key: string
): Promise<void> {
  try {
    await engine.send({
      ...{ chart: 'call', id: subject.call, event: { type: 'FREE_PLACE', application: _id } },
      ...{ by: { id: `application:${_id}`, roles: ['system'] }, command: key }
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
