import { hash } from 'node:crypto'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient } from '../../support/client.ts'
import { openCall, prepareCall, type OpenCall } from './support/open-call.ts'

const start = new Date('2027-01-11T09:00:00+01:00')
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0]+/g, ' ')

let app: TestApp

describe('before any call is open', () => {
  beforeAll(async () => {
    app = await startApp({ start })
  })
  afterAll(() => app.close())

  it('the home page explains what will come', async () => {
    const { status, text } = await newClient(app.baseUrl).get('/')
    expect(status).toBe(200)
    expect(plain(text)).toContain('Aucun appel n’a encore été publié')
  })

  it('a call in preparation is seen through no door', async () => {
    const { number } = await prepareCall(app.services)
    const client = newClient(app.baseUrl)
    const doors = ['', '/presentation', '/questions', '/questions.pdf', '/grille', '/regles']
    const more = ['/regles/1', '/poser-une-question', '/resultats.csv', '/resultats.json']
    const [unknown] = [await client.get('/appels/1999-01')]
    for (const door of [...doors, ...more]) {
      const answer = await client.get(`/appels/${number}${door}`)
      expect([door, answer.status]).toEqual([door, 404])
    }
    const known = await client.get(`/appels/${number}`)
    expect(
      plain(known.text)
        .replaceAll(number, '1999-01')
        .replace(/[0-9A-Z-]{14}/, '')
    ).toBe(plain(unknown.text).replace(/[0-9A-Z-]{14}/, ''))
    for (const list of ['/', '/appels', '/appels/passes']) {
      expect((await client.get(list)).text).not.toContain(number)
    }
  })
})

describe('an open call', () => {
  let call: OpenCall
  const client = () => newClient(app.baseUrl)
  const page = async (path = '') => (await client().get(`/appels/${call.number}${path}`)).text

  beforeAll(async () => {
    app = await startApp({ start })
    call = await openCall(app.services)
    app.clock.moveTo(new Date('2027-02-22T14:05:00+01:00'))
  })
  afterAll(() => app.close())

  it('is the home page when it is the only one', async () => {
    const text = plain((await client().get('/')).text)
    expect(text).toContain('Devenez territoire volontaire')
    expect(text).toContain('Clôture lundi 15 mars 2027 à 12 h 00 (dans 21 jours)')
    expect(text).toContain('au plus tard le 28 mai')
  })

  it('says where it stands, what weighs how much, and what was sealed', async () => {
    const html = await page()
    expect(html).toMatch(/<li class="here" aria-current="step"><div>Dépôt/)
    const [seal] = await app.services.calls.seals(call.number)
    expect(html).toContain(seal?.sha256.slice(0, 4))
    const widths = [...html.matchAll(/<rect width="([\d.]+)"/g)].map(([, width]) => Number(width))
    expect(widths).toHaveLength(6)
    expect((widths[0] ?? 0) / (widths[5] ?? 1)).toBeCloseTo(25 / 10, 5)
  })

  it('begins a dossier with one button, protected and made once', async () => {
    const html = await page()
    expect(html).toMatch(
      new RegExp(`<form method="post" action="/appels/${call.number}/commencer">`)
    )
    // whoever is not signed in signs in first: no id, so that the page asked again is « not modified »
    expect(html).toMatch(/name="command" value=""/)
  })

  it('shows every question of its form, conditions and limits included', async () => {
    const html = plain(await page('/questions'))
    const { content } = (await app.services.calls.rules(call.number)) ?? {}
    const all = content?.form.sections.flatMap(({ groups }) => groups.flatMap((g) => g.questions))
    for (const { label } of all ?? []) expect(html).toContain(plain(label.fr))
    expect(html).toContain('Texte, 800 caractères au plus.')
    expect(html).toContain('règlement de l’appel, version 1')
  })

  it('gives the questions as a PDF', async () => {
    const { status, headers, text } = await client().get(`/appels/${call.number}/questions.pdf`)
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect(text.slice(0, 5)).toBe('%PDF-')
  })

  it('publishes all 36 levels', async () => {
    const html = await page('/grille')
    expect(html.match(/<li class="level">/g)).toHaveLength(36)
    expect(html.match(/Plancher/g)).toHaveLength(2)
  })

  it('gives the exact bytes that were sealed, so that sha256sum finds the hash shown', async () => {
    const html = await page('/regles')
    const response = await fetch(`${app.baseUrl}/appels/${call.number}/regles/1`)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(html).toContain(hash('sha256', bytes))
    expect(response.headers.get('Content-Disposition')).toContain('regles-2027-01-v1.json')
    expect((await client().get(`/appels/${call.number}/regles/2`)).status).toBe(404)
  })

  it('answers « not modified » to who has the page already, and says what changed to who has not', async () => {
    const path = `/appels/${call.number}/grille`
    const first = await client().get(path)
    // as a browser revalidates; node's fetch would ask for a fresh copy
    const known = {
      'If-None-Match': first.headers.get('ETag') ?? '',
      'Cache-Control': 'max-age=0'
    }
    expect((await client().get(path, known)).status).toBe(304)
    const english = await client().get(`/en${path}`, known)
    expect(english.status).toBe(200)
    expect(plain(english.text)).toContain('The scoring grid')
  })

  it('is the same page for two people in one second, each with the token of their own browser', async () => {
    const [first, second] = [client(), client()]
    const pages = [
      await first.get(`/appels/${call.number}`),
      await second.get(`/appels/${call.number}`)
    ]
    const tokens = pages.map(({ text }) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '')
    expect(new Set(tokens).size).toBe(2)
    const [one, other] = pages.map(({ text }, at) => text.replaceAll(tokens[at] ?? '', ''))
    expect(one).toBe(other)
    expect(pages[0]?.headers.get('ETag')).not.toBe(pages[1]?.headers.get('ETag'))
    const begin = `/appels/${call.number}/commencer`
    expect((await first.post(begin, {}, { csrf: tokens[0] ?? '' })).status).toBe(303)
    expect((await second.post(begin, {}, { csrf: tokens[0] ?? '' })).status).toBe(403)
  })

  it('is complete in English, and says which words are only French', async () => {
    const { text } = await client().get(`/en/appels/${call.number}`)
    expect(text).toContain('<html lang="en">')
    expect(plain(text)).toContain('Become a volunteer territory')
    expect(plain(text)).toContain('Four places: one per département at most')
    expect(text).toContain('<span lang="fr">Région</span>')
    expect(text).toContain('href="/en/appels/2027-01/grille"')
  })
})

describe('questions from the public', () => {
  let call: OpenCall
  let path: string

  beforeAll(async () => {
    app = await startApp({ start })
    call = await openCall(app.services)
    path = `/appels/${call.number}/poser-une-question`
  })
  afterAll(() => app.close())

  const waiting = () => app.services.calls.openQuestions(call.number)

  it.each([
    ['nothing', { text: '  ', mail: '' }, 'Écrivez votre question'],
    ['a text too long', { text: 'é'.repeat(1001), mail: '' }, 'retirez-en 1 pour tenir en 1000'],
    ['a wrong address', { text: 'Peut-on ?', mail: 'mairie' }, 'Cette adresse est incomplète'],
    ['hostile text', { text: '<script>alert(1)</script>', mail: 'x@' }, 'adresse est incomplète']
  ])('refuse %s beside its field, and keep what was typed', async (_what, typed, sentence) => {
    const client = newClient(app.baseUrl)
    await client.get(path)
    const { status, text } = await client.post(path, { ...typed, command: 'x' })
    expect(status).toBe(422)
    expect(plain(text)).toContain(sentence)
    expect(text).toMatch(/aria-invalid="true"/)
    expect(text).not.toContain('<script>alert')
    expect(text).toContain(typed.text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    expect(await waiting()).toEqual([])
  })

  it('says both mistakes at once', async () => {
    const client = newClient(app.baseUrl)
    await client.get(path)
    const { text } = await client.post(path, { text: '', mail: 'mairie', command: 'x' })
    expect(text.match(/<p class="error"/g)).toHaveLength(2)
  })

  it('is one question when its button is pressed twice, shown to nobody before its answer', async () => {
    const client = newClient(app.baseUrl)
    const { text } = await client.get(path)
    const command = /name="command" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const typed = { text: 'Peut-on déposer à deux ?', mail: 'Mairie@Example.org', command }
    const sent = await client.post(path, typed)
    await client.post(path, typed)
    expect([sent.status, sent.location]).toEqual([303, `/appels/${call.number}`])
    const [asked, ...more] = await waiting()
    expect(more).toEqual([])
    expect(asked).toMatchObject({ text: typed.text, askedBy: 'mairie@example.org' })

    const before = await client.get(`/appels/${call.number}`)
    expect(plain(before.text)).toContain('Votre question est bien arrivée')
    expect(before.text).not.toContain('à deux')
    const others = newClient(app.baseUrl)
    expect((await others.get(`/appels/${call.number}`)).text).not.toContain('à deux')
    await app.services.calls.answer({
      ...{ id: asked?._id ?? '', text: typed.text, answer: 'Oui.', by: call.officer }
    })
    // nobody's clock has moved: the page made a moment ago is not shown again
    const after = (await others.get(`/appels/${call.number}`)).text
    expect(after).toContain('Peut-on déposer à deux ?')
    expect(after).not.toMatch(/mairie@example/i)
  })

  it('are refused after the last day, with the text given back', async () => {
    const client = newClient(app.baseUrl)
    await client.get(path)
    app.clock.moveTo(new Date('2027-03-08T00:00:00+01:00'))
    const typed = { text: 'Une question trop tardive', mail: '', command: 'x' }
    const { status, text } = await client.post(path, typed)
    expect(status).toBe(422)
    expect(plain(text)).toContain('jusqu’au dimanche 7 mars 2027 à minuit')
    expect(text).toContain(typed.text)
    expect(plain((await client.get(path)).text)).toContain('Les questions étaient ouvertes')
    const texts = (await waiting()).map((question) => question.text)
    expect(texts).not.toContain(typed.text)
  })

  it('from one network are limited, and the text is given back', async () => {
    const client = newClient(app.baseUrl)
    const typed = { text: 'Une question de plus, encore une, et encore une', mail: '' }
    let last = await client.post(path, typed)
    for (let i = 0; i < 12 && last.status !== 429; i++) last = await client.post(path, typed)
    expect(last.status).toBe(429)
    expect(last.text).toContain(typed.text)
    expect((await client.get(path)).status).toBe(200)
  })
})
