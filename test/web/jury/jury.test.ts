import type { Client } from '../../support/client.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor
} from '../../support/browser.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { formWith } from './support/form-with.ts'
import { field, words } from '../support/html.ts'

const RANKING = '/jury/2027-01/classement'
const DECISION = '/jury/2027-01/decision'
const MINUTES = '/jury/2027-01/proces-verbal'
const DREUX = '/jury/2027-01/dossiers/VAC-0002'

let app: StoryApp
let chair: Client
let secretary: Client
beforeAll(async () => {
  app = await openStoryApp('jury')
  chair = await app.as('Hélène Vasseur')
  secretary = await app.as('Nadia Lefort')
})
afterAll(async () => {
  await closeBrowser()
  await app.close()
})

/** Each page as somebody sees it in a real browser, on a phone, a tablet and a desk. */
async function look(name: string, paths: readonly string[]): Promise<void> {
  const visitor = await newVisitor(app.baseUrl)
  const { mail } = await app.stage.person(name)
  const link = new URL(await app.services.accounts.createSignInLink({ mail }))
  await visitor.page.goto(link.pathname)
  await visitor.page.getByRole('button', { name: 'Entrer' }).click()
  for (const path of paths) {
    await visitor.page.goto(path)
    await expectGoodAtEveryWidth(visitor.page)
  }
  expect(visitor.complaints).toEqual([])
  await visitor.close()
}

describe('the ranking, at 15 h 12', () => {
  it('shows every reading, what each rule costs, and who gives way to whom', async () => {
    const page = await chair.get(RANKING)
    expect(page.status).toBe(200)
    const text = words(page.text)
    expect(text).toContain('Classement des 26 dossiers recevables')
    expect(page.text.match(/class="plotcell"><svg/g)).toHaveLength(26)
    expect(text).toContain('78,5')
    expect(text).toMatch(/Bourges Plus .*Laisse sa place : son département a déjà Vierzon/)
    expect(text).toContain('Prend la place de CA Bourges Plus')
    expect(text).toMatch(
      /Une place par département Entre : Nogent-le-Rotrou. Sort : CA Bourges Plus/
    )
    expect(text).toContain('5 voix')
  })

  it('simulates without a constraint, and changes nothing', async () => {
    const page = words((await chair.get(`${RANKING}?simuler=1`)).text)
    expect(page).toMatch(/Sans .*Bourges Plus 296,7/)
    expect(words((await chair.get(RANKING)).text)).not.toContain('Sans 37')
  })

  it('says how a tie was told apart, with the means that did', async () => {
    const text = words((await chair.get(RANKING)).text)
    expect(text).toContain('critère 2 : 4,0 et 3,0')
    expect(text).toMatch(/Romorantin-Lanthenay .*Égalité tranchée par le critère 2/)
  })

  it('does not open to the committee, to a candidate, nor to somebody signed out', async () => {
    for (const name of ['Inès Caron', 'Aminata Diallo']) {
      const other = await app.as(name)
      for (const path of ['/jury', RANKING, DECISION, MINUTES, '/jury/2027-01', DREUX]) {
        expect((await other.get(path)).status).toBe(404)
      }
    }
  })

  it('counts a vote exactly, keeps what was typed, and says how many may vote', async () => {
    const form = formWith((await secretary.get(RANKING)).text, 'vote')
    const sent = {
      ...{ act: 'vote', motion: field(form, 'motion'), command: field(form, 'command') },
      ...{ against: '1', abstain: '0', chair: 'for' }
    }
    const wrong = await secretary.post(RANKING, { ...sent, for: '7' })
    expect(wrong.status).toBe(422)
    expect(words(wrong.text)).toContain('8 voix comptées, 5 peuvent voter')
    expect(formWith(wrong.text, 'vote')).toContain('name="for" inputmode="numeric" value="7"')
    const none = await secretary.post(RANKING, sent)
    expect(none.status).toBe(422)
    const done = await secretary.post(RANKING, { ...sent, for: '4' })
    expect(done.status).toBe(303)
    expect(words((await secretary.get(RANKING)).text)).toContain('4 pour, 1 contre')
  })

  it('refuses the opinion while reasons are missing, names them, and takes them once written', async () => {
    const page = await chair.get(RANKING)
    expect(words(page.text)).toMatch(/Un motif manque pour (Bourges Plus|Nogent-le-Rotrou)/)
    const early = await chair.post(RANKING, { act: 'propose' })
    expect(early.status).toBe(409)
    const left = [...page.text.matchAll(/class="card" id="motif-(VAC-\d{4})"/g)].map(
      ([, id]) => id ?? ''
    )
    expect(left).toHaveLength(2)
    const long = 'x'.repeat(1_001)
    const tooLong = await chair.post(RANKING, {
      act: 'reason',
      application: left[0] ?? '',
      reason: long
    })
    expect(tooLong.status).toBe(422)
    expect(tooLong.text).toContain(long)
    for (const application of left) {
      const kept = await chair.post(RANKING, {
        act: 'reason',
        application,
        reason: 'Article 6 du règlement.'
      })
      expect(kept.status).toBe(303)
    }
    const other = await secretary.post(RANKING, { act: 'propose' })
    expect(other.status).toBe(409)
  })

  describeInBrowser('in a browser', () => {
    it('fits and is accessible, like the pages around it', async () => {
      expect((await chair.post(DREUX, { choice: 'none' })).status).toBe(303)
      await look('Hélène Vasseur', [
        '/jury/2027-01',
        '/jury/2027-01/presences',
        RANKING,
        DECISION,
        '/jury/declarations',
        DREUX,
        '/jury/2027-01/dossiers/VAC-0009'
      ])
    })
  })
})

describe('from the opinion to the signature', () => {
  it('the chair gives the opinion; before it, nobody signs', async () => {
    const authority = await app.as('Jeanne Aubertin')
    const early = await authority.post(DECISION, { act: 'sign' })
    expect(early.status).toBe(409)
    const given = await chair.post(RANKING, { act: 'propose' })
    expect(given.status).toBe(303)
    expect(words((await chair.get(RANKING)).text)).toContain('Avis donné')
    const closed = await chair.post(RANKING, { act: 'close' })
    expect(closed.status).toBe(303)
    await app.playUntil('2027-05-12T10:00:00+02:00')
    const page = words((await authority.get(DECISION)).text)
    expect(page).toContain('4 retenus + 5 en liste + 17 non retenus = 26 réponses')
    expect(page).toContain('Article 6 du règlement.')
  })

  it('the minutes are composed from the journal, read by who sat, and printed', async () => {
    const written = await secretary.post(MINUTES, { act: 'draft' })
    expect(written.status).toBe(303)
    const member = await app.as('Pascal Lemaire')
    const page = await member.get(MINUTES)
    expect(words(page.text)).toContain('Hélène Vasseur, présidence')
    expect(words(page.text)).toContain('4 pour, 1 contre')
    const form = formWith(page.text, 'approve')
    const read = await member.post(MINUTES, {
      ...{ act: 'approve', version: field(form, 'version'), remark: 'Corriger l’heure.' }
    })
    expect(read.status).toBe(303)
    expect(words((await secretary.get(MINUTES)).text)).toContain('Corriger l’heure.')
    const pdf = await chair.get(`${MINUTES}.pdf`)
    expect(pdf.text.startsWith('%PDF')).toBe(true)
    const karima = await (await app.as('Karima Bensaïd')).get(MINUTES)
    expect(words(karima.text)).toContain('se décident d’un bloc, et ne vous sont pas montrés')
    // not even by what is left of the ranking: three places of four, a rank that lacks
    for (const said of ['78,5', 'Saint-Pierre-des-Corps', 'Nogent-le-Rotrou', '4 pour, 1 contre']) {
      expect(words(page.text)).toContain(said)
      expect(words(karima.text)).not.toContain(said)
    }
    expect(words(page.text)).toContain('Quorum de ce vote : 5 voix, 5 requises')
    expect(words(page.text)).toContain('Karima Bensaïd (un autre lien)')
    const stranger = await secretary.post(MINUTES, { act: 'approve', version: '1' })
    expect(stranger.status).toBe(422)
  })

  it('the deputy is refused until the date, which is said; the authority signs once', async () => {
    const people = app.stage.story.people
    const deputy = people.find(({ roles }) => roles.includes('deputy'))?.name ?? ''
    const second = await app.as(deputy)
    expect(words((await second.get(DECISION)).text)).toContain('La suppléance s’ouvre le')
    const early = await second.post(DECISION, { act: 'sign' })
    expect(early.status).toBe(409)
    const juror = await chair.post(DECISION, { act: 'sign' })
    expect(juror.status).toBe(409)
    const authority = await app.as('Jeanne Aubertin')
    const form = formWith((await authority.get(DECISION)).text, 'sign')
    const sent = { act: 'sign', command: field(form, 'command') }
    expect((await authority.post(DECISION, sent)).status).toBe(303)
    expect((await authority.post(DECISION, sent)).status).toBe(303)
    expect(words((await authority.get(DECISION)).text)).toContain('Décision 2027-01-D1 signée')
    const all = await app.services.selection.models.decisions.countDocuments({})
    expect(all).toBe(1)
  })

  it('once the answers are given, the chair is sent to the minutes, and is offered nothing that is closed', async () => {
    const room = words((await chair.get('/jury/2027-01/presences')).text)
    expect(room).toContain('La séance est levée')
    expect(room).not.toMatch(/une fois la séance ouverte|0 autre dossier/)
    expect((await chair.get(DECISION)).text).not.toContain('/recours/')
    expect((await app.as('Jeanne Aubertin').then((one) => one.get(DECISION))).text).toContain(
      '/recours/'
    )
  })

  describeInBrowser('in a browser', () => {
    it('the decision and the minutes fit and are accessible', async () => {
      await look('Jeanne Aubertin', [DECISION])
      await look('Nadia Lefort', [MINUTES, '/jury/2027-01'])
    })
  })
})
