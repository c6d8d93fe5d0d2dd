import type { PublicResults } from '../../../selection/index.ts'
import { findDepartement } from '../../../territories/index.ts'
import type { Speech } from '../call/calendar-words.ts'
import { numberWords } from '../call/number-words.ts'
import type { PublicCall } from '../call/public-call.ts'
import { listFormat } from '../../../shared/formats.ts'

export interface HeldRule {
  held: boolean
  sentence: string
}

/** Each rule of the call, and how the selection keeps it: only territories that are public are named. */
export function rulesHeld(
  { content: { grid } }: PublicCall,
  results: PublicResults,
  { t, lang }: Speech
): HeldRule[] {
  const say = (key: string, variables = {}) => t(`public.held.${key}`, variables)
  const list = listFormat(lang)
  const { projects, threshold, floors, ties } = results
  const named: Record<string, string[]> = {
    onePerDepartement: [...new Set(projects.map(({ departement }) => departement))].flatMap(
      (code) => (code ? [findDepartement(code)?.name ?? code] : [])
    ),
    atLeastOneRural: projects
      .filter(({ density }) => density === 'rural')
      .map(({ territory }) => territory),
    atLeastOneUrbanOrQpv: projects
      .filter(({ density, qpv }) => density === 'urban' || qpv)
      .map(({ territory }) => territory)
  }
  const positions = grid?.criteria.flatMap(({ id }, index) =>
    floors[id] === undefined ? [] : [String(index + 1)]
  )
  const held: HeldRule[] = []
  if (threshold !== null) {
    held.push({ held: true, sentence: say('threshold', { points: threshold }) })
  }
  if (positions && positions.length > 0) {
    const value = Math.min(...Object.values(floors))
    const criteria = list.format(positions)
    held.push({ held: true, sentence: say('floors', { value, criteria, count: positions.length }) })
  }
  for (const { rule, held: kept } of results.constraints) {
    const names = list.format(named[rule] ?? [])
    held.push({
      held: kept === 'held',
      sentence: kept === 'held' ? say(rule, { names }) : say('void', { rule: say(`name.${rule}`) })
    })
  }
  const tied = ties.drawnForAPlace ? 'drawn-for-place' : ties.drawn > 0 ? 'drawn' : 'no-draw'
  held.push({ held: true, sentence: say(tied) })
  return held
}

/** What to say when a rule moved somebody from their place, without naming them; null when none did. */
export function displacementNotice(
  { displacements, readings, projects, threshold }: PublicResults,
  { t, lang }: Speech
) {
  const moved = displacements.filter(({ losesPlace }) => losesPlace)
  if (moved.length === 0) return null
  const rules = [...new Set(moved.flatMap((one) => one.rules))]
  const list = listFormat(lang)
  return {
    heading: t('public.displacement.heading', {
      count: moved.length,
      times: numberWords(moved.length, t, { feminine: true })
    }),
    eligible: t('public.displacement.eligible', {
      count: readings.eligible,
      eligible: numberWords(readings.eligible, t, { capital: true }),
      threshold: threshold ?? 0,
      places: projects.length
    }),
    rules: rules.map((rule) => t(`public.displacement.${rule}`)),
    never: t('public.displacement.never', {
      count: moved.length,
      rules: list.format(rules.map((rule) => t(`public.held.name.${rule}`)))
    })
  }
}
