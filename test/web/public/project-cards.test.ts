import { createI18n } from '../../../src/web/i18n/i18n.ts'
import { projectCards } from '../../../src/web/public/results/project-cards.ts'

const speech = {
  t: createI18n().translator('fr'),
  lang: 'fr',
  now: new Date('2027-06-01')
} as const
const project = {
  number: 'VAC-0001',
  territory: 'Vierzon',
  departement: '18',
  leadKind: 'commune',
  density: 'urban',
  qpv: true,
  title: 'Titre',
  accepted: true,
  acceptBy: null
} as const

function card(summary: string) {
  const [only] = projectCards([{ ...project, summary }], speech)
  if (!only) throw new Error('no card')
  return only
}

describe('the summary on a card', () => {
  it('is whole when it is short: nothing to open', () => {
    expect(card('Un marché.')).toMatchObject({ opening: 'Un marché.', whole: '' })
  })

  it('stops at the end of a sentence, and the whole is one step away', () => {
    const summary = `${'Une phrase de trente caractères. '.repeat(12)}Fin.`
    const { opening, whole } = card(summary)
    expect(opening.endsWith('caractères.')).toBe(true)
    expect(summary.startsWith(opening)).toBe(true)
    expect(whole).toBe(summary)
  })

  it('stops between words when one sentence never ends, and says that it goes on', () => {
    const { opening } = card('mot '.repeat(200).trim())
    expect(opening).toMatch(/ mot…$/)
  })
})

it('a card says what the territory is, in words', () => {
  expect(card('').kind.replaceAll('\u00a0', ' ')).toBe(
    'Cher · commune · urbain · avec quartier prioritaire'
  )
})
