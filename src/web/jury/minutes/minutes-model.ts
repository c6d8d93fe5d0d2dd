import type { CallContent } from '../../../calls/index.ts'
import type { Minutes, MinutesQuorum, OpenMinutes } from '../../../selection/index.ts'
import { listFormat } from '../../../shared/formats.ts'
import { parisTime } from '../../../shared/paris-time.ts'
import { criterionName, decimal, type Speech } from '../ranking/words-of.ts'

/** The ten sections of the minutes, in words: the same for the page and for the paper. */
export function minutesModel({ minutes }: OpenMinutes, content: CallContent, speech: Speech) {
  const { t, lang } = speech
  const territory = new Map(minutes.ranking.map((row) => [row.number, row.territory]))
  for (const { number, territory: name } of minutes.recusals) territory.set(number, name)
  const name = (number: string) => territory.get(number) || number
  const hour = (at: string | null) => (at ? parisTime(new Date(at), lang) : '')
  const list = (items: readonly string[]) => listFormat(lang).format(items)
  const margin = ({ n, at }: { n: number; at: string }) => ({ n, hour: hour(at) })
  return {
    meetings: minutes.meetings,
    last: minutes.meetings.at(-1),
    secretary: minutes.secretary,
    members: minutes.members.map((one) => ({
      ...{ ...one, seat: t(`jury.seat.${one.seat}`) },
      presence: one.representedBy
        ? t('jury.minutes.represented', { name: one.representedBy.name })
        : t(`jury.presence.${one.presence}`),
      hours: one.arrivedAt
        ? [hour(one.arrivedAt), hour(one.leftAt)].filter(Boolean).join(' – ')
        : ''
    })),
    recusals: minutes.recusals.map((one) => ({
      ...one,
      members: list(
        one.members.map(({ name: who, nature }) =>
          nature ? t('jury.minutes.link', { who, nature: t(`reviews.links.${nature}`) }) : who
        )
      )
    })),
    absences: minutes.absences.map(({ member, numbers, from, until }) => ({
      ...{ member, numbers: numbers.join(', '), from: hour(from), until: hour(until) }
    })),
    quorums: minutes.quorums.map((one) => quorumLine(one, name, speech)),
    ranking: minutes.ranking.map((row) => ({
      ...{ ...row, departement: row.departement ?? '', points: decimal(row.points, speech) },
      floors: row.floors.map(({ mean, met }) => ({ mean: decimal(mean, speech), met })),
      outcome:
        row.outcome === 'selected'
          ? t('jury.outcome.selected')
          : row.outcome === 'reserve'
            ? t('jury.outcome.reserve', { rank: row.place })
            : t('jury.outcome.not-selected'),
      isSelected: row.outcome === 'selected'
    })),
    floorsHead: (minutes.ranking[0]?.floors ?? []).map(({ criterion }) =>
      criterionName(content, criterion, speech)
    ),
    readings: minutes.readings,
    displacements: minutes.displacements.map(({ number, to, rules, reasons }) => ({
      ...{ leaving: name(number), entering: name(to) },
      rules: list(rules.map((one) => t(`jury.constraint.${one}`))),
      reasons: reasons.map((one) => ({
        territory: name(one.number),
        text: one.text,
        ...margin(one.margin)
      }))
    })),
    ties: minutes.ties.map(({ numbers, points, decidedBy }) => ({
      ...{ territories: list(numbers.map(name)), points: decimal(points, speech) },
      by: decidedBy.map((one) => tieWords(one, content, speech)).join(', ')
    })),
    draw: minutes.draw && {
      ...{ ...minutes.draw, ...margin(minutes.draw.margin) },
      numbers: minutes.draw.numbers
        .map((number, index) => `${minutes.draw?.givenBy[index] ?? ''} ${number}`)
        .join(', ')
    },
    motions: minutes.motions.map((one, index) => ({
      ...{ ...one, number: index + 1, ...margin(one.margin) },
      result: t(one.adopted ? 'jury.motion.adopted' : 'jury.motion.rejected'),
      quorum: t(one.quorum.waived ? 'jury.minutes.vote-waived' : 'jury.minutes.vote-quorum', {
        ...{ votes: one.quorum.votes, required: one.quorum.required }
      })
    })),
    casting: minutes.motions.some(({ casting }) => casting),
    disagreements: minutes.disagreements.map((one) => ({ ...one, ...margin(one.margin) })),
    proposal: minutes.proposal && {
      selected: list(minutes.proposal.selected.map(name)),
      reserve: list(minutes.proposal.reserve.map(name)),
      ...margin(minutes.proposal.margin)
    },
    journal: minutes.journal
  }
}

export type ShownMinutes = ReturnType<typeof minutesModel>

function quorumLine(one: MinutesQuorum, name: (number: string) => string, { t }: Speech) {
  const concerns =
    typeof one.concerns === 'string'
      ? t(`jury.quorum.${one.concerns}`, { count: one.dossiers })
      : one.concerns.map(name).join(', ')
  return { ...one, concerns, result: t(one.met ? 'jury.quorum.met' : 'jury.quorum.not-met') }
}

export function tieWords(
  by: Minutes['ties'][number]['decidedBy'][number],
  content: CallContent,
  speech: Speech
): string {
  const { t } = speech
  if (by === null) return t('jury.ties.nothing')
  if (['unrepresentedDepartement', 'draw', 'eligible'].includes(by)) return t(`jury.ties.${by}`)
  return t('jury.ties.criterion', { criterion: criterionName(content, by, speech) })
}
