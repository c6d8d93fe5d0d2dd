import { monitorEventLoopDelay } from 'node:perf_hooks'
import mongoose from 'mongoose'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectAccessible,
  expectGoodAtEveryWidth,
  newVisitor,
  tabOrder
} from '../../support/browser.ts'
import { words } from '../support/html.ts'

const PAGE = '/equipe/appels/2027-01/repetition'

/** The last report, as soon as it is there. */
async function reported(client: Client): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { text } = await client.get(PAGE)
    if (!text.includes('data-follow')) return text
    await new Promise((wait) => setTimeout(wait, 500))
  }
  throw new Error('The rehearsal never ended.')
}

describe('a call rehearsed by its team', () => {
  let app: TestApp
  let odile: Client
  let page: string
  let before: Record<string, number>
  let worst: number

  /** Everything the real store holds, by collection. */
  async function held(): Promise<Record<string, number>> {
    const db = mongoose.connection.db!
    const names = (await db.listCollections().toArray()).map(({ name }) => name)
    const counts = names
      .filter((name) => !['sessions', 'rehearsals'].includes(name))
      .sort()
      .map(async (name) => [name, await db.collection(name).countDocuments()] as const)
    return Object.fromEntries(await Promise.all(counts))
  }

  beforeAll(async () => {
    app = await startApp({ start: new Date('2027-01-04T08:00:00Z') })
    const { accounts, calls } = app.services
    const { id } = await accounts.ensure({ mail: 'odile@example.org', name: 'Odile Tessier' })
    const by = { id, roles: ['direction'] }
    const number = await calls.create({ kind: 'territoire-volontaire', command: 'create', by })
    await accounts.grantInCall(id, number, ['officer'])
    odile = newClient(app.baseUrl)
    await signIn(app, odile, 'odile@example.org')
    before = await held()
    const delays = monitorEventLoopDelay({ resolution: 10 })
    delays.enable()
    const begun = await odile.post(PAGE, { dossiers: '2', silent: 'jury' })
    expect(begun.location).toBe(PAGE)
    const again = await odile.post(PAGE, { dossiers: '2', silent: 'none' })
    expect(words((await odile.get(again.location)).text)).toContain('déjà en cours')
    page = await reported(odile)
    delays.disable()
    worst = delays.max / 1e6
    process.stdout.write(`\n  longest wait of the event loop meanwhile: ${worst.toFixed(0)} ms\n`)
  })
  afterAll(async () => {
    await closeBrowser()
    await app.close()
  })

  it('shows the sum, the dates, each letter, and what happens when somebody is silent', () => {
    const text = words(page).replaceAll('&#x3D;', '=')
    expect(text).toContain('2 dossiers déposés = 1 retenu + 1 s’est désisté')
    expect(text).toContain('ouverture des lectures')
    expect(text).toContain('Accusé de réception de votre dépôt')
    expect(text).toContain('sans avis du jury, la décision revient à l’autorité')
    expect(text).toContain('« Ouverture des lectures » tombe un jour chômé, lundi 29 mars 2027')
    expect(text).toContain('Rien n’a changé depuis')
    expect(text).not.toMatch(/rehearsal\.|undefined|\{\{|&lt;/)
  })

  it('promise 4: leaves no trace in the real store: no call, dossier, account, mail, number nor journal', async () => {
    expect(await held()).toEqual(before)
    expect(await app.mails()).toEqual([])
    const call = await app.services.calls.find('2027-01')
    expect(call?.history).toHaveLength(1)
  })

  it('is served by the process that everybody uses, which goes on answering', () => {
    expect(worst).toBeLessThan(1_000)
  })

  it('is to do again once a rule changed, and says which', async () => {
    const { calls } = app.services
    const { v } = await calls.content({ number: '2027-01' })
    await calls.change({
      ...{
        number: '2027-01',
        expect: v,
        command: 'change',
        by: { id: 'odile', roles: ['officer'] }
      },
      change: (content) => ({ ...content, settings: { ...content.settings, places: 6 } })
    })
    const { text } = await odile.get(PAGE)
    expect(words(text)).toContain('Changé depuis : règlement.')
    expect(words((await odile.get('/equipe/appels/2027-01')).text)).toContain(
      'Répétition à refaire'
    )
  })

  it('refuses a number that is none, beside its field, and keeps it', async () => {
    const { status, text } = await odile.post(PAGE, { dossiers: 'beaucoup', silent: 'jury' })
    expect(status).toBe(422)
    expect(text).toContain('value="beaucoup"')
    expect(text).toContain('<option value="jury" selected>')
    expect(words(text)).toContain('Choisissez un nombre de dossiers entier, de 1 à 100.')
  })

  it('is for the team alone: others find no such page, and a direction reads without playing', async () => {
    const stranger = newClient(app.baseUrl)
    await signIn(app, stranger, 'stranger@example.org')
    expect((await stranger.get(PAGE)).status).toBe(404)
    expect((await stranger.post(PAGE, { dossiers: '2', silent: 'none' })).status).toBe(404)
    const { accounts } = app.services
    const { id } = await accounts.ensure({ mail: 'claude@example.org', name: 'Claude' })
    await accounts.grant(id, 'direction')
    const claude = newClient(app.baseUrl)
    await signIn(app, claude, 'claude@example.org')
    expect((await claude.get(PAGE)).text).not.toContain('<form class="card"')
    expect((await claude.post(PAGE, { dossiers: '2', silent: 'none' })).status).toBe(409)
  })

  describeInBrowser('in a browser', () => {
    it('is accessible, fits every width, and is read by keyboard', async () => {
      const link = await app.services.accounts.createSignInLink({ mail: 'odile@example.org' })
      const visitor = await newVisitor(app.baseUrl)
      const { page: here, complaints } = visitor
      await here.goto(link)
      await here.locator('main form button').first().click()
      await here.goto(PAGE)
      await expectGoodAtEveryWidth(here)
      const names = await tabOrder(here, 200)
      expect(names.join(' · ')).toContain('Accusé de réception de votre dépôt')
      const letter = here.locator('summary', { hasText: 'Accusé de réception' }).first()
      await letter.focus()
      await here.keyboard.press('Enter')
      await expectAccessible(here)
      await here.goto('/equipe/appels/2027-01')
      await expectGoodAtEveryWidth(here)
      expect(complaints).toEqual([])
      await visitor.close()
    })
  })
})
