import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'

const MINUTE = 60_000

let app: TestApp
let client: Client

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  client = newClient(app.baseUrl)
  app.machineClock.moveTo(new Date('2027-02-22T13:05:00Z'))
  for (const name of ['sign-in-links', 'messages', 'accounts']) {
    await app.services.connection.collection(name).deleteMany({})
  }
})

const later = (minutes: number) => {
  app.machineClock.moveTo(new Date(app.machineClock.now().getTime() + minutes * MINUTE))
}
const visible = (text: string) => text.replaceAll('\u00a0', ' ')

async function latestMail() {
  const [mail] = await app.mails()
  return mail
}

async function latestLink(): Promise<string> {
  const text = (await latestMail())?.mail?.text ?? ''
  const address = /https?:\/\/\S+\/entrer\/lien\/[\w-]+/.exec(text)?.[0]
  return new URL(address ?? 'none:').pathname
}

async function ask(mail: string, more: Record<string, string> = {}) {
  const { status, location } = await client.post('/entrer', { mail, ...more })
  expect([status, location]).toEqual([303, '/entrer/envoye'])
  return client.get('/entrer/envoye')
}

it('shows the same page to a known and to an unknown address, and each gets a mail', async () => {
  await app.services.accounts.ensure({ mail: 'known@example.org' })
  const known = await ask('known@example.org')
  const [first] = await app.mails('known@example.org')
  client = newClient(app.baseUrl)
  const unknown = await ask('other@example.org')
  const [second] = await app.mails('other@example.org')
  const bare = (text: string) =>
    text.replace(/name="_csrf" value="[^"]*"/g, '').replaceAll(/known@|other@/g, '')
  expect(bare(unknown.text)).toBe(bare(known.text))
  expect([first?.letter, second?.letter]).toEqual(['sign-in-link', 'sign-in-unknown-address'])
  expect(second?.subject).toBe(first?.subject)
  expect(known.text).toContain(`<dd>${first?.subject}</dd>`)
})

it('says when the link was sent, until when it is worth, and when to ask again', async () => {
  const { text } = await ask('i.caron@vierzon.example')
  const page = visible(text)
  expect(page).toContain('lundi 22 février 2027, 14 h 05')
  expect(page).toContain('14 h 35')
  expect(page).toContain('Possible à 14 h 07')
  later(2)
  expect(visible((await client.get('/entrer/envoye')).text)).not.toContain('Possible à')
})

it('brings in by the button of the link, where one was going', async () => {
  await app.services.accounts.ensure({ mail: 'i.caron@vierzon.example', name: 'Inès Caron' })
  const door = await client.get('/mon-compte')
  expect(door.location).toBe('/entrer?next=%2Fmon-compte')
  expect((await client.get(door.location)).text).toContain('name="next" value="/mon-compte"')
  await ask('i.caron@vierzon.example', { next: '/mon-compte' })
  const link = await latestLink()
  for (let scan = 0; scan < 2; scan++) expect((await client.get(link)).status).toBe(200)
  expect((await client.post(link, {})).location).toBe('/mon-compte')
  expect((await client.get('/mon-compte')).text).toContain('Inès Caron')
})

it('never leads to another site', async () => {
  await app.services.accounts.ensure({ mail: 'a@example.org' })
  const { text } = await client.get('/entrer?next=//evil.example')
  expect(text).not.toMatch(/value="[^"]*evil|href="\/\/evil/)
  await ask('a@example.org', { next: 'https://evil.example/' })
  expect((await client.post(await latestLink(), {})).location).toBe('/dossiers')
})

describe('a link that no longer opens', () => {
  beforeEach(async () => {
    await app.services.accounts.ensure({ mail: 'i.caron@vierzon.example' })
    await ask('i.caron@vierzon.example', { next: '/dossiers/VAC-0017' })
  })

  it('expired: says since when, and offers another for the same place', async () => {
    const link = await latestLink()
    later(67)
    for (const answer of [await client.get(link), await client.post(link, {})]) {
      expect(answer.status).toBe(410)
      expect(visible(answer.text)).toContain('Ce lien a expiré à 14 h 35')
      expect(visible(answer.text)).toContain('Envoyé à 14 h 05')
      expect(visible(answer.text)).toContain('il est 15 h 12')
      expect(answer.text).toContain('value="i.caron@vierzon.example"')
      expect(answer.text).toContain('name="next" value="/dossiers/VAC-0017"')
    }
  })

  it('expired days ago: says the day', async () => {
    const link = await latestLink()
    later(3 * 24 * 60)
    expect(visible((await client.get(link)).text)).toContain('le 22 février à 14 h 35')
  })

  it('used: says when and from what, and lets one close every session', async () => {
    const link = await latestLink()
    const thief = newClient(app.baseUrl)
    await thief.get(link, { 'User-Agent': 'Mozilla/5.0 (iPhone) Mobile' })
    await thief.post(link, {}, { headers: { 'User-Agent': 'Mozilla/5.0 (iPhone) Mobile' } })
    expect((await thief.get('/mon-compte')).status).toBe(200)

    const { status, text } = await client.get(link)
    expect(status).toBe(410)
    expect(visible(text)).toContain('à 14 h 05, depuis un téléphone')
    const closed = await client.post(link, { disown: '1' })
    expect(visible((await client.get(closed.location)).text)).toContain('sont fermées')
    expect((await thief.get('/mon-compte')).location).toMatch(/^\/entrer/)
    expect(await app.mails('labo@example.org')).toMatchObject([{ letter: 'sign-in-disowned' }])
  })

  it('replaced: says when the newer one was asked for', async () => {
    const link = await latestLink()
    later(15)
    await ask('i.caron@vierzon.example')
    expect(visible((await client.get(link)).text)).toContain('un plus récent à 14 h 20')
  })

  it('cut in two: says so, whatever is left of it', async () => {
    const link = await latestLink()
    for (const cut of [link.slice(0, -3), '/entrer/lien/', '/entrer/lien']) {
      const { status, text } = await client.get(cut)
      expect([cut, status]).toEqual([cut, 410])
      expect(text).toContain('Ce lien est incomplet')
    }
  })

  it('forwarded to somebody else: does not tell whose it was', async () => {
    const link = await latestLink()
    later(60)
    expect((await newClient(app.baseUrl).get(link)).text).not.toContain('caron')
  })
})

it.each([
  ['', 'Saisissez votre adresse'],
  ['vierzon', 'Il manque le « @ »'],
  ['a@b', 'n’est pas complète'],
  ['<script>@x', 'n’est pas complète']
])('says what is wrong with the address %p, and keeps it', async (typed, sentence) => {
  const { status, text } = await client.post('/entrer', { mail: typed, next: '/dossiers' })
  expect(status).toBe(422)
  expect(visible(text)).toContain(sentence)
  expect(text).toContain('<title>Erreur')
  expect(text).not.toContain('<script>@')
  expect(text).toContain('name="next" value="/dossiers"')
  expect(await app.mails()).toEqual([])
})

it('lets people change their name, within reason', async () => {
  await signIn(app, client, 'a@example.org')
  expect((await client.post('/mon-compte', { name: ' ' })).status).toBe(422)
  expect(visible((await client.post('/mon-compte', { name: 'x'.repeat(122) })).text)).toContain(
    '2 caractères de trop'
  )
  await client.post('/mon-compte', { name: ' Inès Caron ' })
  expect((await client.get('/mon-compte')).text).toContain('value="Inès Caron"')
})

it('signs out, and says that nothing is lost', async () => {
  await signIn(app, client, 'a@example.org')
  const { location } = await client.post('/sortir', {})
  expect((await client.get(location)).text).toContain('Vous êtes déconnecté')
  expect((await client.get('/mon-compte')).location).toMatch(/^\/entrer/)
})

it('sends each to the front door of what they do here', async () => {
  const { accounts } = app.services
  const homes = {
    'chief@x.fr': '/equipe',
    'reader@x.fr': '/comite',
    'jury@x.fr': '/jury',
    'ines@x.fr': '/dossiers'
  }
  await accounts.grant((await accounts.ensure({ mail: 'chief@x.fr' })).id, 'direction')
  const reader = await accounts.ensure({ mail: 'reader@x.fr' })
  await accounts.grantInCall(reader.id, '2027-01', ['committee'])
  const jury = await accounts.ensure({ mail: 'jury@x.fr' })
  await accounts.grantInCall(jury.id, '2027-01', ['jury'])
  for (const [mail, home] of Object.entries(homes)) {
    const { pathname } = new URL(await accounts.createSignInLink({ mail }))
    expect((await newClient(app.baseUrl).post(pathname, {})).location).toBe(home)
  }
})

it('speaks English to who reads English, mails included', async () => {
  await app.services.accounts.ensure({ mail: 'a@example.org' })
  await client.post('/en/entrer', { mail: 'a@example.org' })
  const sent = await client.get('/en/entrer/envoye')
  expect(sent.text).toContain('Check your mailbox')
  const mail = await latestMail()
  expect(mail?.subject).toBe('Find your application')
  expect(sent.text).toContain(`<dd>${mail?.subject}</dd>`)
  expect(mail?.mail?.text).toContain(`${app.baseUrl}/en/entrer/lien/`)
})
