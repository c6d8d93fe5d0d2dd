import { roleName, type LastRehearsal } from '../../../rehearsal/index.ts'
import { parisDateTime } from '../../../shared/paris-time.ts'
import type { Voice } from '../../refusals/index.ts'

/** How the last rehearsal stands: when, by whom, and whether the call changed since. */
export function rehearsalHead(last: LastRehearsal, name: string, { t, lang }: Voice) {
  const { state, interrupted, changed, startedAt, report } = last
  const parts = changed.map((part) => t(`rehearsal.part.${part}`)).join(', ')
  return {
    at: startedAt,
    last: t('rehearsal.last', { date: parisDateTime(startedAt, lang), name }),
    failed: state === 'failed',
    interrupted,
    done: state === 'done',
    stale: changed.length > 0,
    changed: parts && t('rehearsal.stale-what', { parts }),
    took:
      report &&
      t('rehearsal.took', { seconds: Math.round(report.tookMs / 1_000), count: report.dossiers })
  }
}

/** How far the one under way is; null when none is. `share` in thousandths, for the bar. */
export function progressView(
  { state, interrupted, progress }: LastRehearsal,
  voice: Voice
): { done: number; of: number; text: string; at: string; step: string } | null {
  if (state !== 'running' || interrupted) return null
  const { t, lang } = voice
  const { done = 0, of = 1, role = null, at = null } = progress ?? {}
  return {
    ...{ done, of },
    text:
      role === null
        ? t('rehearsal.running-everyone')
        : t('rehearsal.running-role', { role: roleName(role, voice) }),
    at: at === null ? '' : t('rehearsal.running-at', { date: parisDateTime(new Date(at), lang) }),
    step: t('rehearsal.running-of', { done: done + 1, of })
  }
}
