const LA_POSTE = '356000000'
const LA_POSTE_SEAT = '35600000000048'

export type SiretProblem = 'empty' | 'characters' | 'length' | 'key'

export type SiretCheck =
  | { valid: true; siret: string; siren: string }
  | { valid: false; problem: SiretProblem; digits: number }

/**
 * Checks a SIRET as people type it (spaces, dots and hyphens are ignored): fourteen digits, and the
 * keys of the SIREN and of the SIRET by Luhn's formula (ISO/IEC 7812-1). La Poste has more
 * establishments than Luhn's keys allow: the digits of all of them but its seat add up to a multiple of five.
 * @returns the fourteen digits alone when valid; otherwise the first problem and how many digits were read
 */
export function siretCheck(typed: string): SiretCheck {
  const siret = typed.replace(/[\s.-]/g, '')
  const refuse = (problem: SiretProblem): SiretCheck => ({
    valid: false,
    problem,
    digits: siret.replace(/\D/g, '').length
  })
  if (siret === '') return refuse('empty')
  if (!/^\d+$/.test(siret)) return refuse('characters')
  if (siret.length !== 14) return refuse('length')
  const siren = sirenOfSiret(siret)
  const ofLaPoste = siren === LA_POSTE && siret !== LA_POSTE_SEAT
  const keyHolds = ofLaPoste ? plainSum(siret) % 5 === 0 : luhnHolds(siret)
  return keyHolds && luhnHolds(siren) ? { valid: true, siret, siren } : refuse('key')
}

/** The nine first digits: the legal entity an establishment belongs to. */
export function sirenOfSiret(siret: string): string {
  return siret.replace(/\D/g, '').slice(0, 9)
}

/** Whether nine digits are a SIREN: their key holds. */
export function sirenHolds(siren: string): boolean {
  return /^\d{9}$/.test(siren) && luhnHolds(siren)
}

function luhnHolds(digits: string): boolean {
  const fromTheRight = [...digits].reverse().map(Number)
  const sum = fromTheRight.reduce((total, digit, position) => {
    const weighted = position % 2 === 1 ? digit * 2 : digit
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return sum % 10 === 0
}

function plainSum(digits: string): number {
  return [...digits].reduce((total, digit) => total + Number(digit), 0)
}
