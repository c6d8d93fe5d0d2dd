import { loadTemplate, type CallContent } from '../../../../src/calls/index.ts'
import { createI18n } from '../../../../src/web/i18n/i18n.ts'
import { decisionRules } from '../../../../src/web/public/call/decision-rules.ts'

const t = createI18n().translator('fr')
let content: CallContent

beforeAll(async () => {
  content = await loadTemplate('territoire-volontaire')
})

function said(settings: Partial<CallContent['settings']>, grid = content.grid) {
  const rules = decisionRules(
    { ...content, grid, settings: { ...content.settings, ...settings } },
    { t, lang: 'fr' }
  )
  return Object.fromEntries(
    rules.map(({ name, sentence }) => [name, sentence.replaceAll('\u00a0', ' ')])
  )
}

describe('how dossiers are decided between', () => {
  it('says the settings of the real call', () => {
    const rules = said({})
    expect(rules['Seuil']).toBe('60 points sur 100 et au moins 2 sur les critères 1 et 3.')
    expect(rules['Places']).toMatch(/^Quatre places : une par département au plus/)
    expect(rules['À égalité']).toMatch(
      /^Critère 1 \(Pouvoir réel.*\), puis critère 2 \(.*\), puis département non représenté, puis tirage au sort/
    )
    expect(rules['Lectures']).toMatch(/^Deux lectures indépendantes.* écart de deux points/)
  })

  it('follows them when they differ', () => {
    const rules = said({
      ...{ places: 1, threshold: 55, floors: { power: 3, roots: 1 }, constraints: [] },
      ...{ readings: 1, ties: ['draw'] }
    })
    expect(rules['Seuil']).toBe(
      '55 points sur 100, au moins 3 sur le critère 1 et au moins 1 sur le critère 4.'
    )
    expect(rules['Places']).toBe('Une place.')
    expect(rules['Lectures']).toBe('Une lecture par dossier.')
    expect(rules['À égalité']).toBe('Tirage au sort public et vérifiable.')
  })

  it('speaks of no threshold and no reading in a call without a grid', () => {
    const rules = said({ scored: false, threshold: null, floors: {}, ties: [] }, null)
    expect(Object.keys(rules)).toEqual(['Places'])
  })
})
