import type { ApplicationSubject } from '../../../applications/index.ts'
import { meanOf } from '../../../reviews/score/index.ts'
import type { CurrentRanking, RankedDossier, Robustness } from '../../../selection/index.ts'
import { tieWords } from '../minutes/minutes-model.ts'
import { criterionName, decimal, type Speech } from './words-of.ts'
import { readingsPlot } from './readings-plot.ts'

interface Around {
  current: CurrentRanking
  robustness: Robustness | null
  subjects: ReadonlyMap<string, ApplicationSubject>
  /** the address of a dossier, for this reader */
  pathOf: (number: string) => string
}

/** One dossier of the ranking: its readings, what the grid asks of it, how sure its place is, what it would get. */
export function rowModel(row: RankedDossier, around: Around, speech: Speech) {
  const { current, robustness, subjects } = around
  const { t } = speech
  const { dossier, score, checks, rank } = row
  const subject = subjects.get(dossier.id)
  const readings = dossier.readings.map((one) => pointsOf(current, one.levels))
  const mean = score.points.num / score.points.den
  const floors = checks.filter((one) => one.check === 'floor')
  const failed = floors.filter(({ met }) => !met)
  return {
    ...{ number: dossier.id, rank, points: decimal(score.points, speech) },
    path: around.pathOf(dossier.id),
    ...{ territory: subject?.territory ?? dossier.id, project: subject?.title ?? '' },
    departement: dossier.departement ?? '',
    kind: [dossier.kind && t(`jury.kind.${dossier.kind}`), dossier.qpv && t('jury.kind.qpv')]
      .filter((word) => word)
      .join(', '),
    readings: readings.length,
    third: readings.length > current.content.settings.readings,
    plot: readingsPlot(readings, mean, current.content.settings.readings),
    spoken: t('jury.ranking.plot-spoken', {
      count: readings.length,
      readings: readings.map((points) => Math.round(points)).join(', '),
      mean: decimal(score.points, speech)
    }),
    floorsMet: failed.length === 0,
    floors: failed.length
      ? t('jury.ranking.floor-missed', {
          criteria: failed
            .map(({ criterion }) => criterionName(current.content, criterion, speech))
            .join(', ')
        })
      : t('jury.ranking.floors-met'),
    floorMeans: floors
      .map(({ criterion }) => decimal(meanOf(score, criterion), speech))
      .join(t('jury.and')),
    robust: robustModel(dossier.id, robustness, speech),
    ...outcomeModel(row, around, speech)
  }
}

/** Points out of 100 of one reading, for the drawing only. */
function pointsOf({ rules }: CurrentRanking, levels: Readonly<Record<string, number>>): number {
  const { criteria = [], scaleMax = 1 } = rules.grid ?? {}
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const given = criteria.reduce((sum, { id, weight }) => sum + weight * (levels[id] ?? 0), 0)
  return (100 * given) / (weights * scaleMax)
}

function robustModel(id: string, robustness: Robustness | null, { t }: Speech) {
  if (!robustness) return null
  const total = robustness.runs.length
  const held = robustness.held.get(id) ?? 0
  const kind = held === total ? 'always' : held === 0 ? 'never' : 'unsure'
  return {
    ...{ kind, label: t(`jury.robust.${kind}`), always: kind === 'always' },
    unsure: kind === 'unsure' ? t('jury.robust.times', { held, total }) : ''
  }
}

function outcomeModel(row: RankedDossier, { current, subjects }: Around, speech: Speech) {
  const { t } = speech
  const { outcome, dossier } = row
  const { ranking, missingReasons } = current
  const name = (id: string | null) => (id ? (subjects.get(id)?.territory ?? id) : '')
  const leaving = ranking?.displacements.find(({ id }) => id === dossier.id)
  const entering = ranking?.displacements.find(({ to }) => to === dossier.id)
  const tie = ranking?.ties.find(({ ids }) => ids.includes(dossier.id))
  const moved = leaving
    ? leaving.heldBy
      ? t('jury.ranking.leaves-held', { holder: name(leaving.heldBy) })
      : t('jury.ranking.leaves', { to: name(leaving.to) })
    : entering
      ? t('jury.ranking.enters', { from: name(entering.id) })
      : ''
  const reasonLeft = moved !== '' && missingReasons.includes(dossier.id)
  const told = tie?.decidedBy[tie.ids.indexOf(dossier.id) - 1] ?? tie?.decidedBy[0] ?? null
  const tied =
    tie && told && ranking?.eligible.includes(dossier.id)
      ? t('jury.ranking.tie', { by: tieWords(told, current.content, speech) })
      : ''
  const facts = { moved, tied, isMoved: moved !== '', reasonLeft }
  switch (outcome.status) {
    case 'selected':
      return {
        ...{ ...facts, state: 'done', outcome: t('jury.outcome.selected') },
        why: t('jury.ranking.place', { place: outcome.place })
      }
    case 'reserve':
      return {
        ...{ ...facts, state: 'info', why: '' },
        outcome: t('jury.outcome.reserve', { rank: outcome.rank })
      }
    case 'pending-draw':
      return { ...facts, state: 'wait', outcome: t('jury.outcome.pending'), why: '' }
    case 'not-selected':
      return {
        ...{ ...facts, state: '', outcome: t('jury.outcome.not-selected') },
        why: outcome.reasons.map(({ code }) => t(`jury.ranking.${code}`)).join(t('jury.and'))
      }
  }
}
