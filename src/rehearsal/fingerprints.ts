import { hash } from 'node:crypto'
import type { CallContent } from '../calls/index.ts'
import { canonicalJson, type Json } from '../forms/index.ts'

/** The parts of a call under the names of the team's pages, and the workflow itself. */
export const REHEARSED_PARTS = [
  ...(['textes', 'calendrier', 'reglement', 'questionnaire'] as const),
  ...(['grille', 'jury', 'mentions', 'parcours'] as const)
] as const

export type RehearsedPart = (typeof REHEARSED_PARTS)[number]
export type Fingerprints = Record<RehearsedPart, string>

/** By part, a digest of what a rehearsal was played with: two that differ name what changed since. */
export function fingerprintsOf(
  content: CallContent,
  versions: readonly { name: string; version: number; hash: string }[]
): Fingerprints {
  const { calendar, settings, form, grid, jury, mentions, checks } = content
  const { title, shortTitle, code, bilingual, pitch, effort, columns, organiser, authority } =
    content
  const texts = [title, shortTitle, code, bilingual, pitch, effort, columns, organiser, authority]
  const digest = (part: unknown) =>
    hash('sha256', canonicalJson(JSON.parse(JSON.stringify(part)) as Json)).slice(0, 32)
  return {
    ...{
      textes: digest(texts),
      calendrier: digest(calendar),
      reglement: digest([settings, checks])
    },
    ...{ questionnaire: digest(form), grille: digest([grid]), jury: digest(jury) },
    ...{ mentions: digest(mentions), parcours: digest(versions) }
  }
}

export function changedSince(before: Fingerprints, now: Fingerprints): RehearsedPart[] {
  return REHEARSED_PARTS.filter((part) => before[part] !== now[part])
}
