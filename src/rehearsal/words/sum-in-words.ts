import type { Run } from '../report.ts'
import type { Voice } from './voice.ts'

const TERMS = [
  ...(['selected', 'reserve', 'notSelected', 'inadmissible', 'withdrawn'] as const),
  ...(['gaveUp', 'reserveExpired', 'closedWithoutAction', 'waiting'] as const)
] as const

/** « 12 déposés = 3 retenus + 2 en liste complémentaire + … », terms that are zero left out. */
export function sumInWords(arithmetic: Run['arithmetic'], { t }: Pick<Voice, 't'>): string {
  const term = (name: (typeof TERMS)[number] | 'received') =>
    `${arithmetic[name]} ${t(`public.sum.${name}`, { count: arithmetic[name] })}`
  const terms = TERMS.filter((name) => arithmetic[name] > 0).map(term)
  return `${term('received')} = ${terms.length > 0 ? terms.join(' + ') : '0'}`
}
