const WORDS =
  'Réponse inventée pour la répétition : elle ne dit rien de vrai, et personne ne la lira en dehors d’elle.'

/** A text that names what it answers, never longer than asked. Characters as a counter counts them. */
export function textOf(label: string, seed: number, max: number): string {
  const text = `${label.slice(0, 60)} (${seed + 1}). ${WORDS}`
  const cut = [...text].slice(0, max).join('').trim()
  return cut === '' ? 'x' : cut
}

/** A number between two bounds, written as it would be typed. @returns undefined when there is none */
export function numberWithin(
  min: number,
  max: number,
  decimals: number,
  seed: number
): string | undefined {
  const unit = 10 ** decimals
  const [low, high] = [Math.ceil(min * unit), Math.floor(max * unit)]
  if (low > high) return undefined
  const wished = low + (1_000 + 37 * seed) * unit
  return String(Math.min(high, wished) / unit).replace('.', ',')
}

/** A SIRET whose two keys hold (Luhn), and that no body has: numbers beginning with 000 are not given. */
export function siretOf(seed: number): string {
  const siren = withKey(`000${String(seed % 100_000).padStart(5, '0')}`)
  return withKey(`${siren}0001`)
}

function withKey(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
