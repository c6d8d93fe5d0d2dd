import { readCode } from '../../../src/shared/ids.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient } from '../../support/client.ts'
import { openCall, tinyForm } from './support/open-call.ts'

const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ')

let app: TestApp
let code: string
let number: string

/** A deposit through the domain's own verbs. */
async function deposit(command: string) {
  const { accounts, applications } = app.services
  const account = await accounts.ensure({ mail: 'ines@vierzon.example', name: 'Inès Caron' })
  const receivedAt = app.clock.now()
  return applications.deposit({ account, number, command, receivedAt })
}

beforeAll(async () => {
  app = await startApp({ start: new Date('2027-01-11T09:00:00+01:00') })
  const call = await openCall(app.services, tinyForm)
  const { accounts, applications } = app.services
  const account = await accounts.ensure({ mail: 'ines@vierzon.example', name: 'Inès Caron' })
  number = await applications.start({ call: call.number, account, command: 'start' })
  app.clock.moveTo(new Date('2027-02-22T14:05:07+01:00'))
  code = (await deposit('first'))._id
})
afterAll(() => app.close())

const get = (path: string) => newClient(app.baseUrl).get(path)

it('a receipt is verified by its code: when, which version, and nothing of its contents', async () => {
  const { status, text } = await get(`/verifier/${code}`)
  expect(status).toBe(200)
  expect(plain(text)).toContain('Cet accusé de réception est vrai')
  expect(plain(text)).toContain('lundi 22 février 2027, 14 h 05')
  expect(text).toContain(number)
  expect(text).not.toContain('Inès')
  expect(text).not.toContain('ines@')
})

it.each([
  ['in small letters, without hyphens', () => code.toLowerCase().replaceAll('-', '')],
  ['with spaces', () => ` ${code.replaceAll('-', ' ')} `]
])('the code is found when typed %s', async (_how, typed) => {
  const { status, location } = await get(`/verifier?code=${encodeURIComponent(typed())}`)
  expect([status, location]).toEqual([303, `/verifier/${code}`])
})

it('letters that look like figures are read as figures', () => {
  expect(readCode('oIlo-92qd-x3ht')).toBe('0110-92QD-X3HT')
  expect(readCode('UUUU-92QD-X3HT')).toBeUndefined()
  expect(readCode('7K4M-92QD-X3H')).toBeUndefined()
})

it.each(['', '7K4M', '<script>alert(1)</script>'])(
  'what is no code is refused beside its field: %p',
  async (typed) => {
    const { status, text } = await get(`/verifier?code=${encodeURIComponent(typed)}`)
    expect(status).toBe(422)
    expect(text).toContain('id="code-error"')
    expect(text).not.toContain('<script>alert')
  }
)

it.each(['7K4M-92QD-X3HT', 'VAC-0001', '%3Cscript%3E'])(
  'an unknown code gets a page that helps: %s',
  async (typed) => {
    const { status, text } = await get(`/verifier/${typed}`)
    expect(status).toBe(404)
    expect(plain(text)).toContain('Relisez-le sur le document')
    expect(text).not.toContain('<script>alert')
  }
)

it('a deposit replaced since says so, and proves still that it happened', async () => {
  const { accounts, applications } = app.services
  const account = await accounts.ensure({ mail: 'ines@vierzon.example', name: 'Inès Caron' })
  await applications.takeUpAgain({ account, number, command: 'again' })
  expect(plain((await get(`/verifier/${code}`)).text)).toContain('Cet accusé de réception est vrai')
  app.clock.moveTo(new Date('2027-02-23T10:00:00+01:00'))
  const second = await deposit('second')
  expect(second._id).not.toBe(code)
  const { status, text } = await get(`/verifier/${code}`)
  expect(status).toBe(200)
  expect(plain(text)).toContain('un dépôt plus récent l’a remplacé')
  expect(text).not.toContain(second._id)
  expect(plain((await get(`/verifier/${second._id}`)).text)).toContain('dépôt non remplacé')
})
