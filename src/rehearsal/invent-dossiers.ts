import type { CallContent } from '../calls/index.ts'
import { datesOf } from './copy-of-call.ts'
import { inventDossier, type InventedDossier, type Profile } from './rehearsal-stage.ts'

/** In this order: a few dossiers already show the ways that matter most; the rest are deposited and read. */
const PROFILES: readonly Profile[] = [
  ...(['deposits', 'corrects', 'deposits', 'left-to-the-clock', 'deposits'] as const),
  ...(['never-finishes', 'deposits', 'inadmissible', 'withdraws', 'ignores-correction'] as const),
  ...(['takes-up-again', 'unsigned-at-first', 'on-paper'] as const)
]

/** Ways that only exist where somebody signs. */
const SIGNED: readonly Profile[] = ['left-to-the-clock', 'unsigned-at-first']

export const FEWEST_DOSSIERS = 1
export const MOST_DOSSIERS = 100

/** Enough for every way, and for more candidates than places. */
export function usualDossiers({ settings }: Pick<CallContent, 'settings'>): number {
  return Math.min(MOST_DOSSIERS, Math.max(PROFILES.length + 1, settings.places + 8))
}

export function inventDossiers(content: CallContent, count: number): InventedDossier[] {
  const profiles = PROFILES.filter(
    (profile) => content.settings.signatory || !SIGNED.includes(profile)
  )
  const day = datesOf(content).opensAt
  return Array.from({ length: count }, (_none, rank) =>
    inventDossier(content, { rank, profile: profiles[rank] ?? 'deposits', day })
  )
}
