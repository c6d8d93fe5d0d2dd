import type { LastRehearsal } from '../../../rehearsal/index.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'

/** Before an opening: whether the call was rehearsed as it stands, and the way there. */
export function rehearsalLine(last: LastRehearsal | null, number: string, t: Translate) {
  const standing = standingOf(last)
  const parts = last?.changed.map((part) => t(`rehearsal.part.${part}`)).join(', ') ?? ''
  return {
    state: t(`rehearsal.before.${standing}`),
    kind: standing === 'fresh' ? 'done' : standing === 'running' ? 'info' : 'wait',
    at: last?.endedAt ?? null,
    changed: standing === 'stale' && parts ? t('rehearsal.stale-what', { parts }) : '',
    what: t('rehearsal.before.what'),
    path: paths.staff.rehearsal(number),
    label: t(`rehearsal.before.${standing === 'fresh' ? 'read' : 'link'}`)
  }
}

/** On the page of the opening itself, unless the call was rehearsed as it stands: it warns, and prevents nothing. */
export function rehearsalWarning(last: LastRehearsal | null, number: string, t: Translate) {
  return standingOf(last) === 'fresh' ? null : rehearsalLine(last, number, t)
}

function standingOf(last: LastRehearsal | null): 'never' | 'stale' | 'fresh' | 'running' {
  if (!last) return 'never'
  if (last.state === 'running' && !last.interrupted) return 'running'
  return last.state === 'done' && last.changed.length === 0 ? 'fresh' : 'stale'
}
