import type { TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { newInstallation } from './setting.ts'
import { field, words } from '../support/html.ts'

const at = (page = '') => `/equipe/appels/2027-01${page}`

describe('a call, from its template to its opening', () => {
  let app: TestApp
  let odile: Client
  beforeAll(async () => {
    ;({ app, odile } = await newInstallation())
  })
  afterAll(() => app.close())

  const content = async () => (await app.services.calls.content({ number: '2027-01' })).content
  const fieldsIn = (html: string) =>
    Object.fromEntries(
      [
        ...html.matchAll(
          /<input id="([\w-]+)" name="[\w-]+" type="datetime-local" value="([^"]*)"/g
        )
      ].map(([, name = '', value = '']) => [name, value])
    )

  it('is prepared once by the direction, however often the form is sent', async () => {
    const page = await odile.get('/equipe/appels')
    const command = field(page.text, 'command')
    const made = await odile.post('/equipe/appels', { command })
    expect(made.location).toBe(at())
  })

  it('says what stands before the opening, each with its link, and refuses to open', async () => {
    const { text } = await odile.get(at())
    expect(words(text)).toContain('Personne n’a encore confirmé les mentions légales')
    expect(text).toContain(`href="${at('/reglages/mentions')}"`)
    const forced = await odile.post(at('/actions/ouvrir'), {})
    expect(forced.status).toBe(409)
    expect(words(forced.text)).toContain('Tout n’est pas encore prêt')
  })

  it('keeps a date that does not exist beside its field, and refuses to lose a colleague’s change', async () => {
    const page = await odile.get(at('/reglages/calendrier'))
    const dates = fieldsIn(page.text)
    // in their order, each as the control of a browser can hold it, the end of a day too
    const shown = Object.values(dates)
    expect(shown).toEqual(shown.toSorted())
    for (const date of shown) expect(date).toMatch(/^202\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)
    const { questionsUntil } = (await content()).calendar
    expect(questionsUntil).toMatch(/T24:00$/)
    const form = {
      ...dates,
      expect: field(page.text, 'expect'),
      command: field(page.text, 'command')
    }
    const wrong = await odile.post(at('/reglages/calendrier'), {
      ...form,
      'calendar-juryAt': 'mardi'
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#calendar-juryAt"')
    expect(wrong.text).toContain('value="mardi"')
    const saved = await odile.post(at('/reglages/calendrier'), {
      ...form,
      'calendar-juryAt': '2027-05-12T10:00'
    })
    expect(saved.status).toBe(303)
    expect((await content()).calendar).toMatchObject({ juryAt: '2027-05-12T10:00', questionsUntil })
  })

  it('is opened once mentions are confirmed and the jury named; what is sealed is said before', async () => {
    const mentions = await odile.get(at('/reglages/mentions'))
    const { mentions: texts } = await content()
    const typed = Object.fromEntries(
      Object.entries(texts).flatMap(([name, text]) => [
        [`mentions-${name}-fr`, text.fr],
        [`mentions-${name}-en`, text.en ?? '']
      ])
    )
    const confirmed = await odile.post(at('/reglages/mentions'), {
      ...{ ...typed, confirm: 'oui', expect: field(mentions.text, 'expect') },
      command: field(mentions.text, 'command')
    })
    expect(confirmed.status).toBe(303)
    const jury = await odile.get(at('/reglages/jury'))
    const named = await odile.post(at('/reglages/jury'), {
      ...{ 'jury-0-name': 'Hélène Vasseur', 'jury-0-quality-fr': 'Région' },
      ...{ 'jury-0-seat': 'organiser', 'jury-0-votes': 'oui', 'jury-1-name': '' },
      ...{ expect: field(jury.text, 'expect'), command: field(jury.text, 'command') }
    })
    expect(named.status).toBe(303)
    expect((await content()).jury).toHaveLength(1)
    const confirmation = await odile.get(at('/actions/ouvrir'))
    expect(words(confirmation.text)).toContain('Ce qui sera scellé et publié')
    expect(words(confirmation.text)).toContain('Jamais répété. Rien n’empêche d’ouvrir')
    const opened = await odile.post(at('/actions/ouvrir'), {
      command: field(confirmation.text, 'command')
    })
    expect(opened.status).toBe(303)
    expect((await app.services.calls.seals('2027-01')).map(({ kind }) => kind)).toEqual(['opening'])
  })

  it('is amended in public with a reason, and its grid no longer moves', async () => {
    const page = await odile.get(at('/reglages/grille'))
    expect(words(page.text)).toContain('Cette partie est scellée')
    const before = (await content()).grid
    const forced = await odile.post(at('/reglages/grille'), { 'grid-criteria-0-weight': '99' })
    expect(forced.status).toBe(422)
    expect((await content()).grid).toEqual(before)
  })

  it('moves its closing later only, with a reason, and seals the new calendar', async () => {
    const page = await odile.get(at('/actions/reporter-cloture'))
    const dates = fieldsIn(page.text)
    const silent = await odile.post(at('/actions/reporter-cloture'), {
      ...{ ...dates, 'calendar-closesAt': '2027-03-16T12:00', command: field(page.text, 'command') }
    })
    expect(silent.status).toBe(409)
    const form = {
      ...{ ...dates, 'calendar-closesAt': '2027-03-16T12:00', reason: 'Panne du fournisseur' }
    }
    const shown = await odile.post(at('/actions/reporter-cloture'), form)
    expect(words(shown.text)).toMatch(
      /Rien n’est encore fait.*15 mars 2027.*→.*16 mars 2027|15 mars 2027.*→.*16 mars 2027.*Rien n’est encore fait/
    )
    expect((await content()).calendar.closesAt).not.toBe('2027-03-16T12:00')
    const moved = await odile.post(at('/actions/reporter-cloture'), { ...form, seen: 'oui' })
    expect(moved.status).toBe(303)
    expect((await content()).calendar.closesAt).toBe('2027-03-16T12:00')
  })

  it('answers a public question, for everybody alike, and refuses an empty answer beside its field', async () => {
    const { calls } = app.services
    const id = await calls.ask({ number: '2027-01', text: 'Et les hameaux ?', mail: null })
    const empty = await odile.post(at('/questions'), { id, text: 'Et les hameaux ?', answer: '' })
    expect(empty.status).toBe(422)
    const done = await odile.post(at('/questions'), {
      id,
      text: 'Et les hameaux ?',
      answer: 'Oui.'
    })
    expect(done.status).toBe(303)
    expect(await calls.answeredQuestions('2027-01')).toHaveLength(1)
  })

  it('invites people by mail, and lets nobody give a role they may not', async () => {
    const invited = await odile.post(at('/personnes'), {
      ...{ name: 'Thomas Riou', mail: 'thomas@example.org', role: 'officer' }
    })
    expect(invited.status).toBe(303)
    expect(await app.mails('thomas@example.org')).toHaveLength(1)
    const thomas = newClient(app.baseUrl)
    await signIn(app, thomas, 'thomas@example.org')
    const beyond = { name: 'Un ami', mail: 'ami@example.org', role: 'authority' }
    expect((await thomas.post(at('/personnes'), beyond)).status).toBe(404)
    const wrong = await odile.post(at('/personnes'), {
      name: 'X',
      mail: 'pas une adresse',
      role: 'jury'
    })
    expect(wrong.status).toBe(422)
  })

  it('cannot be completed while its arithmetic is not, and says so', async () => {
    const refused = await odile.post(at('/actions/clore'), {})
    expect(refused.status).toBe(409)
  })

  it('says the year of its dates once another has begun, and not before', async () => {
    const list = async () => words((await odile.get('/equipe/appels')).text)
    expect(await list()).toMatch(/16 mars(?! 2027)/)
    app.clock.moveTo(new Date('2028-01-04T08:00:00Z'))
    expect(await list()).toContain('16 mars 2027')
  })
})
