/**
 * A number as people type it: spaces of any kind between thousands, a comma or a point before decimals,
 * and the unit after it.
 * @returns the number, or undefined when it is none
 */
export function readNumber(typed: string, unit = ''): number | undefined {
  const plain = typed.replace(/\s/g, '').replace(unit, '').replace(',', '.')
  if (!/^[-+]?\d{1,15}(\.\d{1,15})?$/.test(plain)) return undefined
  return Number(plain)
}
