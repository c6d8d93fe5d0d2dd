import type { Reason } from '../../engine/index.ts'
import { listFormat } from '../../shared/formats.ts'
import type { Sentence } from '../../shared/errors.ts'
import { parisDateTime } from '../../shared/paris-time.ts'
import { formatNumber } from '../render/view-helpers.ts'
import { stateLabel } from './state-label.ts'
import type { Voice } from './voice.ts'

/** One reason of the engine, in the reader's words: why not, and what would make it possible. */
export function reasonSentence(
  voice: Voice,
  chart: string,
  { kind, code, params = {} }: Reason
): Sentence {
  const labels = voice.charts[chart]?.[voice.lang]
  const words = { ...params, ...namesOf(voice, chart, { kind, code, params }) }
  const guard = kind === 'guard' ? labels?.guards[code] : undefined
  if (guard) {
    return { why: fill(guard.why, words, voice), then: fill(guard.then, words, voice) }
  }
  const key = kind === 'guard' ? 'unknown' : kind
  return {
    why: fill(voice.t(`engine.refusal.${key}.why`, words), words, voice),
    then: voice.t(`engine.refusal.${key}.then`)
  }
}

/** Several reasons, each sentence once. */
export function reasonSentences(
  voice: Voice,
  chart: string,
  reasons: readonly Reason[]
): Sentence[] {
  const sentences = reasons.map((reason) => reasonSentence(voice, chart, reason))
  return [...new Map(sentences.map((one) => [one.why, one])).values()]
}

function namesOf(voice: Voice, chart: string, { kind, code, params }: Reason) {
  if (kind === 'role') {
    const known = voice.charts[chart]?.[voice.lang].roles ?? {}
    const codes = Array.isArray(params?.['roles']) ? params['roles'].map(String) : [code]
    const names = [...new Set(codes.flatMap((one) => known[one] ?? []))]
    return { roles: listFormat(voice.lang, 'disjunction').format(names) }
  }
  if (kind === 'state' || kind === 'ended') return { state: stateLabel(voice, chart, code) }
  return {}
}

/** Puts variables in: instants in milliseconds become a date and an hour of Paris, numbers are read aloud. */
function fill(template: string, words: Record<string, unknown>, { lang }: Voice): string {
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_mark, name: string) => {
    const value = words[name]
    if (name === 'date' && typeof value === 'number') return parisDateTime(new Date(value), lang)
    if (typeof value === 'number') return formatNumber(value, lang)
    return typeof value === 'string' ? value : ''
  })
}
