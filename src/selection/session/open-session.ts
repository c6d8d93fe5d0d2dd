import type { Account } from '../../accounts/index.ts'
import { assertDecides } from '../proposal/open-ranking.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import { entriesOf } from './record.ts'
import { sessionOf, type Session } from './session.ts'

/**
 * Where a jury's work stands, for those who sit, decide or prepare. Whoever stands aside from a dossier has
 * neither the lists, which bear points, nor anything of that dossier.
 * @throws NotFound for anybody else
 */
export async function openSessionOf(
  deps: SelectionDeps,
  { account, call }: { account: Account; call: string }
): Promise<Session> {
  assertDecides(account, call)
  const [entries, aside] = await Promise.all([
    entriesOf(deps, call),
    deps.reviews.recusedFrom(account.id)
  ])
  const session = sessionOf(entries)
  if (aside.size === 0) return session
  return {
    ...session,
    committed: session.committed && { ...session.committed, list: '' },
    draw: session.draw && { ...session.draw, list: '' },
    reasons: new Map([...session.reasons].filter(([number]) => !aside.has(number))),
    outcomes: new Map([...session.outcomes].filter(([number]) => !aside.has(number)))
  }
}
