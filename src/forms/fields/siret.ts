import { findTerritoryBySiren, sirenOfSiret, siretCheck } from '../../territories/index.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

export const siret = z.strictObject({ ...questionBase, type: z.literal('siret') })

export type Siret = z.infer<typeof siret>

/** Fourteen digits as they are read: 211 802 798 00017. */
export function spacedSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

/** The name the official list gives to a SIRET of the region, empty when it has none. */
export function nameOfSiret(siret: string): string {
  return findTerritoryBySiren(sirenOfSiret(siret))?.name ?? ''
}

export const siretField = lineField<Siret, string>({
  errors: ['siret-characters', 'siret-length', 'siret-key'],
  check(_question, typed) {
    const check = siretCheck(typed)
    if (check.valid) return { value: check.siret, errors: [] }
    if (check.problem === 'length') {
      return refused('siret-length', { digits: check.digits, count: check.digits })
    }
    return refused(check.problem === 'key' ? 'siret-key' : 'siret-characters')
  },
  toRaw: (_question, value) => value,
  edit(_question, typed) {
    const check = siretCheck(typed)
    return { official: check.valid ? nameOfSiret(check.siret) : '' }
  },
  read: (_question, value) => ({ kind: 'line', text: spacedSiret(value), soft: nameOfSiret(value) })
})
