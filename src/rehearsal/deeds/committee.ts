import type { ApplicationInstance } from '../../applications/index.ts'
import { readDossier } from '../../playing/acts/dossier-acts.ts'
import { factsOf } from '../../reviews/index.ts'
import {
  act,
  dossiersIn,
  inventedOf,
  type RehearsalDeed,
  type RehearsalStage
} from '../rehearsal-stage.ts'
import { between, command, daysAfter } from './moments.ts'

/** Every reading is done in its time; one dossier divides its readers, and has a third one. */
export function committeeDeeds({ content, dates }: RehearsalStage): RehearsalDeed[] {
  if (!content.settings.scored) return []
  const { readingsOpenAt, readingsEndAt, readingsFallbackAt } = dates
  const moments = [0.3, 0.6, 0.9].map((share) => between(readingsOpenAt, readingsEndAt, share))
  const last = [
    between(readingsEndAt, readingsFallbackAt, 0.5),
    daysAfter(readingsFallbackAt, -0.1)
  ]
  return [
    { at: between(readingsOpenAt, readingsEndAt, 0.1), what: 'readers declare', play: declareAll },
    ...[...moments, ...last].map((at) => ({ at, what: 'dossiers are read', play: readAll }))
  ]
}

async function declareAll(stage: RehearsalStage): Promise<void> {
  for (const account of stage.cast.committee) {
    await act(stage, { role: 'committee', what: 'declare' }, () =>
      stage.services.reviews.declareInterests({
        ...{ account, call: stage.call, text: '', dossiers: [] },
        command: command('declare', account.mail)
      })
    )
  }
}

async function readAll(stage: RehearsalStage): Promise<void> {
  const waiting = await dossiersIn(stage, 'file.before.scoring', 'file.before.thirdReading')
  for (const instance of waiting) {
    const { readers, readings } = factsOf(instance)
    const left = readers.filter((id) => readings.every(({ reader }) => reader !== id))
    for (const id of left) await read(stage, instance, id)
  }
}

async function read(stage: RehearsalStage, instance: ApplicationInstance, id: string) {
  const account = stage.cast.committee.find((one) => one.id === id)
  if (!account) return
  const { _id: number } = instance
  await act(stage, { role: 'committee', what: 'read' }, () =>
    readDossier(
      stage.services,
      { account, call: stage.call, number, command: command(number, 'read', account.mail) },
      scored(stage, instance, stage.cast.committee.indexOf(account))
    )
  )
}

/** Good, middling and weak dossiers in turn, so that there is a reserve and a refusal where places allow. */
function scored(
  { content, ...stage }: RehearsalStage,
  instance: ApplicationInstance,
  reader: number
) {
  const { criteria = [], scale = [] } = content.grid ?? {}
  const top = scale.length - 1
  const rank = inventedOf({ content, ...stage }, instance._id)?.rank ?? 0
  const second = factsOf(instance).readers[1] === stage.cast.committee[reader]?.id
  const level = (at: number) => {
    if (rank === 0 && at === 0) {
      return second ? Math.max(0, top - content.settings.thirdReadingGap) : top
    }
    const quality = rank % 4 === 3 ? Math.floor(top / 3) : top - ((at + rank + reader) % 2)
    return Math.max(0, Math.min(top, quality))
  }
  return {
    levels: Object.fromEntries(criteria.map(({ id }, at) => [id, level(at)])),
    comments: Object.fromEntries(
      criteria.map(({ id, label }) => [id, `Appréciation inventée sur « ${label.fr} ».`])
    )
  }
}
