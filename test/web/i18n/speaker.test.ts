import i18next from 'i18next'
import { join } from 'node:path'
import { projectRoot } from '../../../src/shared/project-root.ts'
import { createI18n } from '../../../src/web/i18n/i18n.ts'
import { readLocales, type Sentences } from '../../../src/web/i18n/read-locales.ts'

const folder = join(projectRoot, 'locales')
const spoken = createI18n(folder)

function keysOf(sentences: Sentences, before = ''): string[] {
  return Object.entries(sentences).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${before}${name}`] : keysOf(value, `${before}${name}.`)
  )
}

describe('sentences that are kept say what i18next says', () => {
  for (const lang of ['fr', 'en'] as const) {
    it(`each of them, for every plural and any values, in ${lang}`, async () => {
      const reference = i18next.createInstance()
      const translation = readLocales(folder, lang)
      await reference.init({
        resources: { [lang]: { translation } },
        ...{ lng: lang, interpolation: { escapeValue: false } }
      })
      const keys = keysOf(translation)
      expect(keys.length).toBeGreaterThan(1000)
      for (const key of keys) {
        const base = key.replace(/_(one|many|other|zero)$/, '')
        const names = [...reference.t(key, { skipInterpolation: true }).matchAll(/\{\{(\w+)\}\}/g)]
        for (const count of base === key ? [undefined] : [0, 1, 2, 17]) {
          // each asked twice: found first, kept then
          for (const turn of [1, 2]) {
            const values = names.map(([, name = ''], at) => [name, at % 2 ? at : `<&> ${turn}`])
            const variables = {
              ...Object.fromEntries(values),
              ...(count !== undefined && { count })
            }
            expect([base, spoken.translator(lang)(base, variables)]).toEqual([
              base,
              reference.t(base, variables)
            ])
          }
        }
      }
    })
  }

  it('a missing value is seen, not printed as « undefined »', () => {
    expect(spoken.translator('fr')('public.time.in-days', { count: 3 })).toContain('3')
    expect(spoken.translator('fr')('public.time.at', { date: 'lundi' })).not.toContain('undefined')
  })

  it('a key that is not in locales/ is a mistake of ours', () => {
    expect(() => spoken.translator('fr')('no.such.key')).toThrow('no.such.key')
  })
})
