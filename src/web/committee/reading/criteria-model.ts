import type { OpenReading, ReadingEntry } from '../../../reviews/index.ts'
import type { ReadingSection } from '../../../forms/index.ts'
import { formatNumber } from '../../render/view-helpers.ts'
import type { Lang } from '../../../shared/lang.ts'
import { pointsStrip } from './points-strip.ts'

/** The grid as the reader has it: each criterion with its written levels, what was given, what is left. */
export function criteriaModel(
  open: OpenReading,
  { levels, comments }: Pick<ReadingEntry, 'levels' | 'comments'>,
  {
    sections,
    wrong,
    lang
  }: {
    sections: readonly ReadingSection[]
    wrong: Record<string, string>
    lang: Lang
  }
) {
  const grid = open.content.grid
  const top = (grid?.scale.length ?? 1) - 1
  const { floors } = open.content.settings
  const asked = [0, 1, top]
  const answers = new Map(
    sections.flatMap((one) => one.answers.map((answer) => [answer.question, answer] as const))
  )
  const all = (grid?.criteria ?? []).map((criterion, index) => {
    const { id, label, weight, reads } = criterion
    const level = levels[id] ?? null
    const comment = comments[id] ?? ''
    const error = wrong[`levels.${id}`] ?? wrong[`comments.${id}`]
    return {
      ...{ id, number: index + 1, label, weight, floor: floors[id], level, comment, error },
      commentError: wrong[`comments.${id}`],
      levelError: wrong[`levels.${id}`],
      scored: level !== null,
      points: level === null ? '' : formatNumber((weight * level) / top, lang),
      noteAsked: level !== null && asked.includes(level) && comment.trim() === '',
      reads: readsOf(reads, answers),
      levels: criterion.levels.map((text, at) => ({
        ...{ level: at, text, checked: at === level, asksNote: asked.includes(at) }
      })),
      peers: open.peers.map((peer) => ({
        ...{ level: peer.levels[id] ?? 0, comment: peer.comments[id] ?? '' },
        far:
          Math.abs((peer.levels[id] ?? 0) - (level ?? 0)) >= open.content.settings.thirdReadingGap
      }))
    }
  })
  const current =
    all.find((one) => one.error) ??
    all.find((one) => !one.scored) ??
    all.find((one) => one.noteAsked)
  const scored = all.filter((one) => one.scored)
  const sum = (of: typeof all, value: (one: (typeof all)[number]) => number) =>
    of.reduce((total, one) => total + value(one), 0)
  return {
    criteria: all.map((one) => ({ ...one, open: one === current })),
    strip: pointsStrip(all, top),
    points: sum(scored, ({ weight, level }) => (weight * (level ?? 0)) / top),
    weighed: sum(scored, ({ weight }) => weight),
    scored: scored.length,
    missing: all.filter((one) => !one.scored).map((one) => one.number),
    notesAsked: all.filter((one) => one.noteAsked).map((one) => one.number)
  }
}

/** Where to look in the dossier; questions that are read together share one code. */
function readsOf(
  questions: readonly string[],
  answers: ReadonlyMap<string, { id: string; code: string; label: string }>
) {
  const links = questions.flatMap((question) => {
    const answer = answers.get(question)
    return answer ? [{ href: `#${answer.id}`, text: answer.code || answer.label }] : []
  })
  return links.filter(({ text }, index) => links.findIndex((one) => one.text === text) === index)
}
