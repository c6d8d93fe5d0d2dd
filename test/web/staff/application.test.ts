import type { Message } from '../../../src/messages/index.ts'
import { settle } from '../../../src/services/advance-clock.ts'
import type { Client } from '../../support/client.ts'
import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { NADIA } from './setting.ts'
import { field, words } from '../support/html.ts'

const at = (number: string, page = '') => `/equipe/dossiers/${number}${page}`

/** The words of the letter beside the form, its subject first. */
function letterIn(html: string): string {
  const [, letter = ''] = html.split('<div class="letter">')
  const shown = letter.slice(letter.indexOf('</p>') + 4, letter.indexOf('</section>'))
  return words(shown)
    .replace(/\[ .*? \]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words that left. */
function letterOf(message: Message | undefined): string {
  const text = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join('')
  const blocks = (message?.blocks ?? []).flatMap((block) => {
    if (block.kind === 'action') return []
    return block.kind === 'list' ? block.items.map(text) : [text(block.runs)]
  })
  return [message?.subject ?? '', ...blocks].join(' ').replace(/\s+/g, ' ').trim()
}

describe('one dossier in front of the team', () => {
  let app: StoryApp
  let nadia: Client
  beforeAll(async () => {
    app = await openStoryApp('screening')
    nadia = await app.as('Nadia Lefort')
  })
  afterAll(() => app.close())

  const stateOf = async (number: string) => {
    const { applications } = app.services.applications.models
    return (await applications.findById(number).lean())?.states[0]
  }

  it('shows each check beside what it checks, the correction, and why the rest is not possible yet', async () => {
    const { status, text } = await nadia.get(at('VAC-0017'))
    expect(status).toBe(200)
    const said = words(text)
    expect(said).toContain('Le budget du quartier se décide au marché')
    expect(said).toContain('Vérifié par les règles')
    expect(said).toMatch(/Correction n° 1 · \S+ · ouverte/)
    expect(said).toMatch(/Déclarer recevable : pas encore\./)
  })

  it('keeps a verdict, a note for the team alone and a message', async () => {
    const number = 'VAC-0009'
    const check = { what: 'check', point: 'budget', verdict: 'to-correct', note: 'Écart de 800 €' }
    expect((await nadia.post(at(number), check)).status).toBe(303)
    expect(words((await nadia.get(at(number))).text)).toContain('Écart de 800 €')
    const empty = await nadia.post(at(number), { what: 'note', text: '  ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('aria-invalid="true"')
    await nadia.post(at(number), { what: 'note', text: 'Appeler la mairie mardi.' })
    await nadia.post(at(number), { what: 'message', text: 'Bonjour, tout va bien.' })
    const page = words((await nadia.get(at(number))).text)
    expect(page).toContain('Appeler la mairie mardi.')
    expect(page).toContain('Bonjour, tout va bien.')
  })

  it('asks for a correction once it was read, keeps what was typed when something is missing', async () => {
    const number = 'VAC-0014'
    const page = await nadia.get(at(number, '/correction'))
    const command = field(page.text, 'command')
    const missing = {
      command,
      kind: 'incorrect',
      dueAt: '2027-04-06T18:00',
      message: 'Deux totaux.'
    }
    const refused = await nadia.post(at(number, '/correction'), { ...missing, step: 'read' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Deux totaux.')
    const whole = { ...missing, reopens: ['budget', 'provisional-budget'] }
    const toRead = await nadia.post(at(number, '/correction'), { ...whole, step: 'read' })
    expect(words(toRead.text)).toContain('Rien n’est encore parti')
    expect(await stateOf(number)).toBe('file.before.screening.checking')
    const seen = field(toRead.text, 'seen')
    const other = { ...whole, message: 'Trois totaux.', seen, step: 'send' }
    const stale = await nadia.post(at(number, '/correction'), other)
    expect(stale.status).toBe(409)
    expect(words(stale.text)).toContain('La lettre n’est plus celle que vous aviez lue')
    expect(await stateOf(number)).toBe('file.before.screening.checking')
    const sending = { ...whole, seen, step: 'send' }
    expect((await nadia.post(at(number, '/correction'), sending)).status).toBe(303)
    await nadia.post(at(number, '/correction'), sending)
    expect(await stateOf(number)).toMatch(/^file\.before\.correction/)
    await settle(app.services)
    const [letter] = await app.services.messages.list({
      ...{ application: number, letter: 'correction-requested' }
    })
    expect(letterIn(toRead.text)).toBe(letterOf(letter))
    const { corrections } = app.services.applications.models
    expect(await corrections.countDocuments({ application: number })).toBe(1)
  })

  it('declares admissible only when every point is checked, and undoes it with a reason', async () => {
    const number = 'VAC-0005'
    const early = await nadia.post(at(number, '/actions/recevable'), {})
    expect(early.status).toBe(409)
    const { rules } = await app.services.applications.openScreening({
      account: (await app.services.accounts.findByMail(NADIA))!,
      number
    })
    for (const { id } of rules.content.checks) {
      await nadia.post(at(number), { what: 'check', point: id, verdict: 'conform', note: '' })
    }
    expect((await nadia.post(at(number, '/actions/recevable'), {})).status).toBe(303)
    expect(await stateOf(number)).toBe('file.before.admissible')
    const silent = await nadia.post(at(number, '/actions/revenir-recevable'), { reason: '' })
    expect(silent.status).toBe(409)
    expect(words(silent.text)).toContain('Il manque le motif')
    const reason = 'Une pièce était celle d’un autre dossier.'
    expect((await nadia.post(at(number, '/actions/revenir-recevable'), { reason })).status).toBe(
      303
    )
    expect(await stateOf(number)).toBe('file.before.screening.checking')
  })

  it('declares inadmissible with a reason, and sends the letter only when it was read', async () => {
    const number = 'VAC-0020'
    const done = await nadia.post(at(number, '/actions/irrecevable'), {
      reason: 'Le projet se déroule hors de la région (règlement, article 2).'
    })
    expect(done.status).toBe(303)
    expect(await stateOf(number)).toBe('file.before.inadmissible')
    const unread = await nadia.post(at(number, '/actions/envoyer'), {})
    expect(unread.status).toBe(409)
    const seen = field(unread.text, 'seen')
    expect((await nadia.post(at(number, '/actions/envoyer'), { seen })).status).toBe(303)
    await settle(app.services)
    expect(await stateOf(number)).toMatch(/^file\.answer/)
    const [letter] = await app.services.messages.list({
      ...{ application: number, letter: 'inadmissible' }
    })
    expect(letterIn(unread.text)).toBe(letterOf(letter))
    expect(letterIn(unread.text)).toContain('hors de la région (règlement, article 2)')
  })

  it('assigns, shows the chain of the journal intact, and closes itself to whoever stands aside', async () => {
    const number = 'VAC-0029'
    const nobody = await nadia.get(at(number, '/actions/attribuer'))
    const me = (await app.services.accounts.findByMail(NADIA))?.id ?? ''
    expect(nobody.text).toContain(`value="${me}"`)
    expect((await nadia.post(at(number, '/actions/attribuer'), { officer: me })).status).toBe(303)
    expect(words((await nadia.get(at(number, '/journal'))).text)).toContain('Chaîne intacte')
    const thomas = await app.as('Thomas Riou')
    const gone = await thomas.post(at(number, '/actions/deport'), { link: 'residence', text: '' })
    expect(gone.status).toBe(303)
    for (const page of ['', '/lire', '/journal', '/actions/recevable']) {
      expect((await thomas.get(at(number, page))).status).toBe(404)
    }
  })

  it('opens nothing of a dossier that was never submitted: no title, no contents, no file', async () => {
    const { text } = await nadia.get(at('VAC-0033'))
    expect(words(text)).toContain('Le contenu reste fermé')
    expect(words(text)).not.toContain('La levée, qui s’en occupe')
    expect((await nadia.get(at('VAC-0033', '/lire'))).status).toBe(404)
  })

  it('settles a failed alert by hand, and sends it again to a mended address', async () => {
    const { messages } = app.services
    const [one, two] = (await messages.list({ application: 'VAC-0001' })).filter(
      ({ state, secret }) => state === 'sent' && !secret
    )
    if (!one || !two) throw new Error('VAC-0001 was sent too few mails.')
    for (const { _id } of [one, two]) await messages.reportBounce(_id, '550 5.1.1 unknown user')
    expect(words((await nadia.get('/equipe')).text)).toContain('Alertes en échec')
    const page = at('VAC-0001', `/courriers/${one._id}`)
    expect(words((await nadia.get(page)).text)).toContain('550 5.1.1 unknown user')
    const silent = await nadia.post(page, { what: 'settle', how: 'phone', at: '2027-03-22T15:00' })
    expect(silent.status).toBe(422)
    const handed = {
      what: 'settle',
      how: 'phone',
      at: '2027-03-22T15:00',
      note: 'Lue au téléphone'
    }
    expect((await nadia.post(page, handed)).status).toBe(303)
    expect((await messages.find(one._id))?.state).toBe('settled')
    const other = at('VAC-0001', `/courriers/${two._id}`)
    expect((await nadia.post(other, { what: 'retry', address: 'pas une adresse' })).status).toBe(
      422
    )
    const mended = { what: 'retry', address: 'mairie@amboise.example' }
    expect((await nadia.post(other, mended)).status).toBe(303)
    expect((await messages.find(two._id))?.to.address).toBe('mairie@amboise.example')
  })
})
