import type { Account } from '../../../src/accounts/index.ts'
import { sampleFile } from '../../../src/playing/sample-file.ts'
import type { Services } from '../../../src/services.ts'
import { VIERZON } from '../../forms/support/vierzon.ts'

type Parts = Pick<Services, 'applications' | 'accounts'>

export const PDF = sampleFile('pdf', 'Vierzon')

const PIECES = ['engagement-letter', 'provisional-budget', 'council-deliberation']
const MAYOR = 'paul.aubry@vierzon.example'

/** What the page of one section sends: its answers, and the names of its questions. */
export function pageOf(section: string, changes: Record<string, string> = {}) {
  const own = { ...VIERZON[section], ...changes }
  return { ...own, asked: Object.keys(own).map((name) => name.split('.')[0] ?? name) }
}

/** Types the whole dossier of Vierzon, section by section, with its pieces. */
export async function writeDossier(
  { applications }: Parts,
  account: Account,
  number: string
): Promise<void> {
  for (const section of Object.keys(VIERZON)) {
    await applications.saveSection({ account, number, section, input: pageOf(section) })
  }
  for (const question of PIECES) {
    const upload = { name: `${question}.pdf`, content: PDF }
    await applications.attachFile({ account, number, question, upload })
  }
}

/** Asks the mayor, who validates the very version shown. */
export async function haveItSigned(
  { applications, accounts }: Parts,
  account: Account,
  number: string,
  command: () => string
): Promise<void> {
  await applications.askSignature({ account, number, command: command() })
  const mayor = await accounts.ensure({ mail: MAYOR, name: 'Paul Aubry' })
  const { sha256 } = await applications.proposedRevision({ account: mayor, number })
  await applications.sign({ account: mayor, number, hash: sha256, command: command() })
}

/** A dossier written to its last word and signed, by somebody who may deposit it. */
export async function signedDossier(
  services: Parts,
  { call, account, command }: { call: string; account: Account; command: () => string }
): Promise<string> {
  const number = await services.applications.start({ call, account, command: command() })
  await writeDossier(services, account, number)
  await haveItSigned(services, account, number, command)
  return number
}
