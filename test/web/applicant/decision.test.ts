import { newClient, signIn, type Client } from '../../support/client.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { words } from '../support/html.ts'

/** The whole story of the demonstration, up to the answers. */
describe('the answer to a dossier', () => {
  let app: StoryApp
  beforeAll(async () => {
    app = await openStoryApp('signature')
    await app.playUntil('2027-05-26T12:00:00+02:00')
  })
  afterAll(() => app.close())

  interface Unread {
    number: string
    kind: string
    client: Client
  }

  async function unreadOf(kinds: readonly string[]): Promise<Unread[]> {
    const { applications } = app.services.applications.models
    const found: Unread[] = []
    for (const kind of kinds) {
      const one = await applications
        .findOne({
          'snapshot.context.outcome.kind': kind,
          'snapshot.context.readAt': null,
          states: /^file\.answered/
        })
        .sort({ _id: 1 })
        .lean()
      if (!one) throw new Error(`No unread answer « ${kind} » in the story.`)
      found.push({ number: one._id, kind, client: await asWriter(app, one._id) })
    }
    return found
  }

  it('looks the same, whatever it says, until it was opened', async () => {
    const unread = await unreadOf(['selected', 'reserve', 'notSelected'])
    const tell = async ({ number, client }: Unread, page: string) => {
      const { text } = await client.get(`/dossiers/${number}${page}`)
      return words(text)
    }
    for (const one of unread) {
      for (const page of ['', '/decision', '/journal', '/versions/1', '/relire', '/retirer']) {
        const said = await tell(one, page)
        expect(said).not.toMatch(/non retenue|est retenue|liste complémentaire|Non retenu|au rang/)
      }
      expect(await tell(one, '')).toContain('Votre réponse vous attend : vous pouvez l’ouvrir.')
      for (const page of ['/accepter', '/renoncer', '/recours', '/pieces', '/decision.pdf']) {
        expect((await one.client.get(`/dossiers/${one.number}${page}`)).status).toBe(404)
        if (page !== '/decision.pdf') {
          const forced = await one.client.post(`/dossiers/${one.number}${page}`, { reason: 'x' })
          expect(forced.status).toBe(404)
        }
      }
      const list = words((await one.client.get('/dossiers')).text)
      expect(list).toContain('Votre réponse vous attend')
    }
    // apart from what belongs to each dossier, the deeds and the turn are word for word the same
    const turns = await Promise.all(unread.map((one) => tell(one, '').then(turnIn)))
    expect(new Set(turns).size).toBe(1)
  })

  it('is received by the button that shows it, once, and gives its reasons', async () => {
    const [one] = await unreadOf(['notSelected'])
    if (!one) throw new Error('none')
    const page = `/dossiers/${one.number}/decision`
    expect((await one.client.get(page)).status).toBe(200)
    expect(await readAt(one.number)).toBeNull()
    await one.client.post(page, {})
    const first = await readAt(one.number)
    expect(first).not.toBeNull()
    await one.client.post(page, {})
    expect(await readAt(one.number)).toBe(first)

    const { text } = await one.client.get(page)
    const said = words(text)
    expect(said).toContain('Votre candidature n’est pas retenue')
    expect(said).toContain('Les raisons, critère par critère')
    expect(said).toContain('Pouvoir réel donné aux habitants')
    expect(said).toContain('leurs notes'.replace('leurs', 'Leurs'))
    // two months, délai franc: read on 26 May, until 27 July at midnight
    expect(said).toContain('Jusqu’au mardi 27 juillet 2027 à minuit')
    const pdf = await one.client.get(`/dossiers/${one.number}/decision.pdf`)
    expect(pdf.text.startsWith('%PDF')).toBe(true)
    // the file prints the letter that left, with the sum that the page shows
    const [letter] = await app.services.messages.list({ application: one.number, kind: 'letter' })
    const total = /Total.*? ([\d,]+) \/ 100/.exec(said)?.[1] ?? 'no total'
    expect(JSON.stringify(letter?.blocks)).toMatch(
      new RegExp(`Total\\s: ${total}(,0)? sur 100, pour un seuil de 60\\.`)
    )
  })

  it('never shows who gave which level, nor anybody else’s dossier', async () => {
    const [one] = await unreadOf(['reserve'])
    if (!one) throw new Error('none')
    await one.client.post(`/dossiers/${one.number}/decision`, {})
    const said = words((await one.client.get(`/dossiers/${one.number}/decision`)).text)
    const people = await app.services.accounts.peopleOfCall('2027-01')
    const readers = people.filter(({ calls }) =>
      calls.some(({ roles }) => roles.includes('committee'))
    )
    for (const { name } of readers) expect(said).not.toContain(name)
    const others = said.match(/VAC-\d{4}/g)?.filter((number) => number !== one.number) ?? []
    expect(others).toEqual([])
  })

  it('is accepted after a confirmation, once; then the pieces are asked for, and an appeal is answered for', async () => {
    const [one] = await unreadOf(['selected'])
    if (!one) throw new Error('none')
    const at = (page: string) => `/dossiers/${one.number}${page}`
    await one.client.post(at('/decision'), {})
    const said = words((await one.client.get(at('/decision'))).text)
    expect(said).toContain('Votre candidature est retenue')
    expect(said).toMatch(/Votre réponse est attendue avant le .* 18 h 00/)
    expect((await one.client.get(at('/accepter'))).text).toContain('Accepter la place')
    const accepted = await one.client.post(at('/accepter'), {})
    expect(accepted.location).toBe(at('/decision'))
    const again = await one.client.post(at('/accepter'), {})
    expect(again.status).toBe(409)

    const pieces = await one.client.get(at('/pieces'))
    expect(words(pieces.text)).toContain('RIB')
    const early = await one.client.post(at('/pieces'), { suite: 'envoyer' })
    expect(early.status).toBe(409)
    expect(words(early.text)).toMatch(/Pièces attendues : \d/)

    const empty = await one.client.post(at('/recours'), { reason: '' })
    expect(empty.status).toBe(422)
    const appealed = await one.client.post(at('/recours'), {
      reason: 'Une condition nous semble fausse.'
    })
    expect(appealed.location).toBe(at('/decision'))
    const twice = await one.client.post(at('/recours'), { reason: 'Encore.' })
    expect(twice.status).toBe(409)
    expect(twice.text).toContain('Encore.')
  })

  async function readAt(number: string): Promise<unknown> {
    const one = await app.services.applications.models.applications.findById(number).lean()
    return one?.snapshot.context['readAt'] ?? null
  }
})

it('a date that has passed is said to have passed, and what holds all the same', async () => {
  const app = await openStoryApp('afterwards')
  const read = async (states: RegExp, page = '', appealed = false) => {
    const { applications } = app.services.applications.models
    const appeal = { 'history.event.type': appealed ? 'APPEAL' : { $ne: 'APPEAL' } }
    const number = (await applications.findOne({ states, ...appeal }).lean())?._id ?? ''
    const client = await asWriter(app, number)
    return words((await client.get(`/dossiers/${number}${page}`)).text)
  }
  try {
    const late = /\.accepted\.pieces/
    expect(await read(late)).toMatch(/Jusqu’à quand .* 2027 à .{0,20}cette date est passée/)
    expect(await read(late, '/pieces')).toContain('ce délai est passé : la place reste à vous')
    expect(await read(/\.notSelected/)).toContain('Le délai pour demander un réexamen est passé.')
    const asked = await read(/\.notSelected/, '', true)
    expect(asked).toContain('Votre demande de réexamen est enregistrée')
    expect(asked).not.toContain('vous pouvez demander un réexamen')
  } finally {
    await app.close()
  }
})

/** Somebody who writes a dossier, signed in. */
async function asWriter(app: StoryApp, number: string): Promise<Client> {
  const member = await app.services.applications.models.members
    .findOne({ application: number, roles: 'writer', leftAt: null })
    .lean()
  const account = await app.services.accounts.find(member?.account ?? '')
  const client = newClient(app.baseUrl)
  await signIn(app, client, account?.mail ?? '')
  return client
}

/** What the status page says of whose move it is, without names and dates. */
function turnIn(said: string): string {
  return /Votre réponse vous attend (?!:)(.*?)Son chemin/.exec(said)?.[1] ?? said
}
