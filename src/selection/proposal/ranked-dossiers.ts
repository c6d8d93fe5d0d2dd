import type { ApplicationInstance } from '../../applications/index.ts'
import { asksThirdReading, factsOf, isRead } from '../../reviews/index.ts'
import type { Dossier } from '../ranking/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'

/** Dossiers of a call as the jury has them: in deliberation or proposed, and those still being read. */
export interface RankedDossiers {
  instances: ApplicationInstance[]
  dossiers: Dossier[]
  /** still with their readers, or come to the jury without any reading */
  unread: string[]
}

type Deps = Pick<SelectionDeps, 'applications'>

export async function rankedDossiers(
  { applications: { models } }: Deps,
  call: string
): Promise<RankedDossiers> {
  const all = await models.applications
    .find({ 'subject.call': call }, { history: 0, outbox: 0, timers: 0 })
    .sort({ _id: 1 })
    .lean<ApplicationInstance[]>()
  const instances = all.filter(isRead)
  const scored = instances.filter((one) => factsOf(one).settings.scored)
  return {
    instances,
    dossiers: instances.map(dossierOf),
    unread: [
      ...all.filter(isBeingRead).map(({ _id }) => _id),
      ...scored.filter((one) => factsOf(one).readings.length === 0).map(({ _id }) => _id)
    ]
  }
}

export async function rankedNumbers(deps: Deps, call: string): Promise<string[]> {
  const { instances } = await rankedDossiers(deps, call)
  return instances.map(({ _id }) => _id)
}

function isBeingRead(instance: ApplicationInstance): boolean {
  return asksThirdReading(instance) || instance.states.some((state) => state.includes('.scoring.'))
}

function dossierOf(instance: ApplicationInstance): Dossier {
  const { departement, density, qpv } = instance.subject
  const { readings } = factsOf(instance)
  return { id: instance._id, departement, kind: density, qpv, readings }
}
