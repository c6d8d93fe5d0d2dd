import type { PublicResults } from '../../../selection/index.ts'
import { tally, type Tally } from '../../plots/tally.ts'
import type { Translate } from '../../i18n/i18n.ts'

interface Term {
  count: number
  label: string
  tally: Tally
  /** drawn in the accent colour */
  marked: boolean
}

/** The terms of the sum that everybody can add up, in the order they are said. */
const TERMS = [
  ...['selected', 'reserve', 'notSelected', 'inadmissible', 'withdrawn'],
  ...['gaveUp', 'reserveExpired', 'closedWithoutAction', 'waiting']
] as const satisfies readonly (keyof PublicResults['arithmetic'])[]

/** « 31 déposés = 4 retenus + 5 en liste complémentaire + … », terms that are zero left out. */
export function answersSum({ arithmetic }: Pick<PublicResults, 'arithmetic'>, t: Translate) {
  const term = (name: (typeof TERMS)[number] | 'received'): Term => ({
    count: arithmetic[name],
    label: t(`public.sum.${name}`, { count: arithmetic[name] }),
    tally: tally(arithmetic[name]),
    marked: name === 'selected'
  })
  const { answered, read, failed, drafts, lastAnsweredAt } = arithmetic
  return {
    received: term('received'),
    terms: TERMS.filter((name) => arithmetic[name] > 0 || name === 'selected').map(term),
    ...{ answered, read, failed, drafts, lastAnsweredAt },
    unread: Math.max(0, answered - read)
  }
}
