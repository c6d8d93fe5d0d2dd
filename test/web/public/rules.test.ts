import { startApp, type TestApp } from '../../support/app.ts'
import { newClient } from '../../support/client.ts'
import { openCall, type OpenCall } from './support/open-call.ts'

const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ')

let app: TestApp
let call: OpenCall

beforeAll(async () => {
  app = await startApp({ start: new Date('2027-01-11T09:00:00+01:00') })
  call = await openCall(app.services)
})
afterAll(() => app.close())

const get = async (path: string) => newClient(app.baseUrl).get(path)
const by = () => ({ number: call.number, command: call.command(), by: call.officer })

it('an amendment is shown with its reason, what it changed, and a seal of its own', async () => {
  app.clock.moveTo(new Date('2027-01-20T10:00:00+01:00'))
  await app.services.calls.amend({
    ...by(),
    reason: 'Une coquille rendait la question D1 ambiguë.',
    change: (content) => ({
      ...content,
      form: {
        sections: content.form.sections.map((section) => ({
          ...section,
          groups: section.groups.map((group) => ({
            ...group,
            questions: group.questions.map((question) =>
              question.id === 'title'
                ? { ...question, label: { fr: 'Titre court du projet', en: 'Short title' } }
                : question
            )
          }))
        }))
      }
    })
  })
  const html = (await get(`/appels/${call.number}/regles`)).text
  const text = plain(html)
  expect(text).toContain('Une coquille rendait la question D1 ambiguë.')
  expect(text).toMatch(/Question D1 .{0,80}Titre court du projet/)
  const seals = await app.services.calls.seals(call.number)
  expect(seals).toHaveLength(2)
  for (const { sha256 } of seals) expect(html).toContain(sha256)
  expect(html.indexOf('Version 2')).toBeLessThan(html.indexOf('Version 1'))
  expect(plain((await get(`/appels/${call.number}`)).text)).toContain('règlement version 2')
})

it('a later closing is shown as dates before and after, and everywhere at once', async () => {
  await app.services.calls.extend({
    ...by(),
    reason: 'La panne du 14 février a duré une journée.',
    dates: { closesAt: '2027-03-17T12:00' }
  })
  const text = plain((await get(`/appels/${call.number}/regles`)).text)
  expect(text).toMatch(/Clôture lundi 15 mars 2027 à 12 h 00 mercredi 17 mars 2027 à 12 h 00/)
  const page = plain((await get(`/appels/${call.number}`)).text)
  expect(page).toContain('mercredi 17 mars 2027 à 12 h 00')
  expect(page).not.toContain('15 mars')
})

describe('a file of rules given to the checking page', () => {
  const give = async (content: string, name = 'regles-2027-01-v1.json') =>
    newClient(app.baseUrl).upload('/verifier', { file: { name, content } }, {})

  it('is recognised when every byte is the same, and its age is told', async () => {
    const [first, , latest] = await app.services.calls.seals(call.number)
    const old = plain((await give(first?.text ?? '')).text)
    expect(old).toContain('Ce fichier est le règlement de l’appel n° 2027-01, version 1')
    expect(old).toContain('Une version plus récente l’a remplacée')
    expect(plain((await give(latest?.text ?? '')).text)).toContain('C’est la version en vigueur')
  })

  it('is not, when one character differs', async () => {
    const [first] = await app.services.calls.seals(call.number)
    const { status, text } = await give(`${first?.text ?? ''} `)
    expect(status).toBe(200)
    expect(plain(text)).toContain('aucune des versions scellées')
  })

  it.each([
    ['empty', '', 'est vide'],
    ['too large', 'x'.repeat(5_000_001), 'pèse plus de 5 Mo']
  ])('that is %s says so beside the field', async (_what, content, sentence) => {
    const { status, text } = await give(content)
    expect(status).toBe(422)
    expect(plain(text)).toContain(sentence)
    expect(text).toContain('id="file-error"')
  })
})
