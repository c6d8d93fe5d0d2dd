import { isPresent, type Quorum, type Recusals, type Session } from '../../../selection/index.ts'
import type { Translate } from '../../i18n/i18n.ts'

/** How one seat is drawn: full, empty, half, or dotted. */
type SeatKind = 'here' | 'out' | 'proxy' | 'absent'

const STEP = 22

/** Who sits, who is out, and whether what is being decided can be voted. */
export function quorumModel(
  session: Session,
  recusals: Recusals,
  quorum: Quorum,
  { names, t }: { names: ReadonlyMap<string, string>; t: Translate }
) {
  const voting = session.members.filter(({ votes }) => votes)
  const aside = new Set([...recusals.values()].flat())
  const kinds = voting.map(({ account }): SeatKind => {
    if (session.mandates.some(({ from }) => from === account)) return 'proxy'
    if (!isPresent(session.presence.get(account))) return 'absent'
    return aside.has(account) ? 'out' : 'here'
  })
  const order: SeatKind[] = ['here', 'out', 'proxy', 'absent']
  const seats = order.flatMap((kind) => kinds.filter((one) => one === kind))
  const count = (kind: SeatKind) => kinds.filter((one) => one === kind).length
  const name = (id: string) => names.get(id) ?? ''
  const out = voting.filter(({ account }) => aside.has(account)).map(({ account }) => name(account))
  return {
    ...quorum,
    voting: voting.length,
    seats: seats.map((kind, index) => ({ kind, x: 10 + index * STEP, proxy: kind === 'proxy' })),
    width: Math.max(1, seats.length) * STEP,
    spoken: t('jury.quorum.spoken', {
      ...{ here: count('here'), out: count('out') },
      ...{ proxy: count('proxy'), absent: count('absent') }
    }),
    holders: session.mandates.map(({ from, to }) => ({ from: name(from), to: name(to) })),
    excused: voting
      .filter(({ account }) => session.presence.get(account)?.how === 'excused')
      .map(({ account }) => name(account)),
    out,
    margin: quorum.votes - quorum.required
  }
}
