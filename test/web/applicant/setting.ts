import { sampleFile } from '../../../src/playing/sample-file.ts'
import { advanceClock, settle } from '../../../src/services/advance-clock.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { VIERZON } from '../../forms/support/vierzon.ts'
import { field, words } from '../support/html.ts'

export const CALL = '2027-01'

/** The real call, open, three weeks before its closing. */
export async function openCall(): Promise<TestApp> {
  const app = await startApp({ start: new Date('2027-01-11T08:00:00Z') })
  const { calls, accounts } = app.services
  const nadia = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
  await accounts.grantInCall(nadia.id, CALL, ['officer'])
  const by = { id: nadia.id, roles: ['direction', 'officer'] }
  const number = await calls.create({
    ...{ kind: 'territoire-volontaire', command: 'create', by },
    change: (template) => ({
      ...template,
      mentionsConfirmed: { by: nadia.id, at: '2027-01-04T08:00:00.000Z' },
      jury: [{ name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }]
    })
  })
  if (number !== CALL) throw new Error(`The call should be ${CALL}, not ${number}.`)
  await calls.open({ number, command: 'open', by })
  await moveTo(app, '2027-02-22T13:05:00Z')
  return app
}

/** Time passes on both clocks, stopping wherever something is due. */
export async function moveTo(app: TestApp, instant: string): Promise<void> {
  await advanceClock(app.services, app.clock, new Date(instant))
  app.machineClock.moveTo(new Date(instant))
}

export const PDF = new Uint8Array(sampleFile('pdf', 'Vierzon'))

/** The pieces that Vierzon must attach, each with its section. */
export const PIECES = {
  project: ['engagement-letter'],
  means: ['provisional-budget'],
  commitments: ['council-deliberation']
} as const

/** Ids of the questions of each section: what the hidden controls of its page name. */
export function body(section: string): Record<string, string | string[]> {
  return {
    ...VIERZON[section],
    asked: Object.keys(VIERZON[section] ?? {}).map((name) => name.split('.')[0] ?? '')
  }
}

export interface Writer {
  client: Client
  number: string
}

/** Somebody signs in and starts a dossier through the pages. */
export async function startDossier(
  app: TestApp,
  mail = 'ines.caron@vierzon.example'
): Promise<Writer> {
  const client = newClient(app.baseUrl)
  await signIn(app, client, mail)
  const page = await client.get(`/appels/${CALL}/commencer`)
  const command = field(page.text, 'command')
  const { location } = await client.post(`/appels/${CALL}/commencer`, { command })
  const number = /VAC-\d{4}/.exec(location)?.[0]
  if (!number) throw new Error(`No dossier was started: ${location}`)
  return { client, number }
}

/** Types the whole dossier of Vierzon, page by page, with its pieces. */
export async function fillIn({ client, number }: Writer): Promise<void> {
  for (const section of Object.keys(VIERZON)) {
    const path = `/dossiers/${number}/sections/${section}`
    const saved = await client.post(path, { ...body(section), suite: 'rester' })
    if (saved.status !== 303) throw new Error(`${section}: ${saved.status} ${errorsIn(saved.text)}`)
    const wanted = (PIECES as Record<string, readonly string[]>)[section] ?? []
    for (const piece of wanted) {
      const sent = await client.upload(
        path,
        { [piece]: { name: `${piece}.pdf`, content: PDF } },
        {}
      )
      if (sent.status !== 303) throw new Error(`${piece}: ${sent.status} ${errorsIn(sent.text)}`)
    }
  }
}

/** Asks for the signature, and signs as the mayor would: through the mailed link. */
export async function haveItSigned(app: TestApp, { client, number }: Writer): Promise<Client> {
  const page = await client.get(`/dossiers/${number}/signature`)
  await client.post(`/dossiers/${number}/signature`, { command: field(page.text, 'command') })
  await settle(app.services)
  const signatory = await enterByMail(app, 'paul.aubry@vierzon.example')
  const toSign = await signatory.get(`/dossiers/${number}/valider`)
  const signed = await signatory.post(`/dossiers/${number}/valider`, {
    ...{ choice: 'sign', hash: field(toSign.text, 'hash'), command: field(toSign.text, 'command') }
  })
  if (signed.status !== 303) throw new Error(`Not signed: ${signed.status}`)
  return signatory
}

export async function depositIt({ client, number }: Writer): Promise<void> {
  const page = await client.get(`/dossiers/${number}/deposer`)
  const command = field(page.text, 'command')
  const done = await client.post(`/dossiers/${number}/deposer`, { command })
  if (done.status !== 303) throw new Error(`Not deposited: ${done.status}`)
}

/** Follows the link of the latest mail to this address, and its button. */
export async function enterByMail(app: TestApp, mail: string): Promise<Client> {
  const mails = await app.mails(mail)
  const all = mails.map((one) => JSON.stringify(one)).join('\n')
  const token = [...all.matchAll(/\/entrer\/lien\/([\w-]+)/g)].at(-1)?.[1]
  if (!token) throw new Error(`No link was mailed to ${mail}.`)
  const client = newClient(app.baseUrl)
  await client.get(`/entrer/lien/${token}`)
  await client.post(`/entrer/lien/${token}`, {})
  return client
}

function errorsIn(html: string): string {
  return words(/<div class="notice stop"[\s\S]*?<\/div>/.exec(html)?.[0] ?? html).slice(0, 400)
}
