import type { CallContent, Grid } from '../../../calls/index.ts'
import { listFormat } from '../../../shared/formats.ts'
import { inLang, type Lang } from '../../../shared/lang.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { numberWords } from './number-words.ts'

export interface DecisionRule {
  name: string
  sentence: string
}

/** How dossiers are decided between, in words computed from the settings: nothing here is written by hand. */
export function decisionRules(
  { settings, grid }: CallContent,
  { t, lang }: { t: Translate; lang: Lang }
): DecisionRule[] {
  const say = (key: string, variables = {}) => t(`public.rules.${key}`, variables)
  const list = listFormat(lang)
  const rules: DecisionRule[] = []
  if (settings.scored && grid) {
    rules.push({ name: say('readings-name'), sentence: readingsSentence(settings, t) })
    const floors = floorSentences(settings.floors, grid, say, list)
    const threshold =
      settings.threshold === null ? [] : [say('threshold', { points: settings.threshold })]
    if (threshold.length + floors.length > 0) {
      rules.push({
        name: say('threshold-name'),
        sentence: sentence(list.format([...threshold, ...floors]))
      })
    }
  }
  const places = say('places', {
    count: settings.places,
    places: numberWords(settings.places, t, { feminine: true, capital: true })
  })
  const constraints = settings.constraints.map((one) => say(`constraints.${one}`))
  rules.push({
    name: say('places-name'),
    sentence:
      constraints.length === 0
        ? `${places}.`
        : say('places-with', { places, constraints: list.format(constraints) })
  })
  if (settings.ties.length > 0) {
    const steps = settings.ties.map((tie) => tieWords(tie, grid, say, lang))
    rules.push({ name: say('ties-name'), sentence: sentence(steps.join(say('then'))) })
  }
  return rules
}

/** « Deux lectures indépendantes par dossier. Un écart de deux points appelle une lecture de plus. » */
function readingsSentence(
  { readings, thirdReadingGap }: CallContent['settings'],
  t: Translate
): string {
  const words = numberWords(readings, t, { feminine: true, capital: true })
  const first = t('public.rules.readings', { count: readings, readings: words })
  if (readings < 2) return first
  const gap = { count: thirdReadingGap, gap: numberWords(thirdReadingGap, t) }
  return `${first} ${t('public.rules.third-reading', gap)}`
}

type Say = (key: string, variables?: Record<string, unknown>) => string

/** Floors with the same value are said together: « au moins 2 sur les critères 1 et 3 ». */
function floorSentences(
  floors: Readonly<Record<string, number>>,
  grid: Grid,
  say: Say,
  list: Intl.ListFormat
): string[] {
  const byValue = new Map<number, string[]>()
  for (const [position, { id }] of grid.criteria.entries()) {
    const value = floors[id]
    if (value === undefined) continue
    byValue.set(value, [...(byValue.get(value) ?? []), String(position + 1)])
  }
  return [...byValue].map(([value, positions]) =>
    say('floor', { value, count: positions.length, criteria: list.format(positions) })
  )
}

function tieWords(tie: string, grid: Grid | null, say: Say, lang: Lang): string {
  const position = grid?.criteria.findIndex(({ id }) => id === tie) ?? -1
  const criterion = grid?.criteria[position]
  if (!criterion) return say(`ties.${tie}`)
  const label = inLang(criterion.label, lang).text
  return say('tie-criterion', { position: position + 1, label })
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
