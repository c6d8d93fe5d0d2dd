import { personFor } from '../../accounts/index.ts'
import type { CallContent } from '../../calls/index.ts'
import { NotFound } from '../../shared/errors.ts'
import type { PersonRequest } from '../page.ts'

/** A call in front of somebody who deliberates, decides, or prepares the decision. */
export interface OpenCall {
  number: string
  content: CallContent
  roles: readonly string[]
  /** as the header shows it */
  shown: { number: string; name: CallContent['shortTitle']; mayDeclare: boolean }
}

const DECIDES = ['jury', 'authority', 'deputy', 'officer', 'direction']
const DECLARES = ['jury', 'authority', 'deputy']

/** Whether somebody deliberates or decides, and may read each dossier: the team reads them on its own pages. */
export function sits({ roles }: Pick<OpenCall, 'roles'>): boolean {
  return roles.some((role) => DECLARES.includes(role))
}

/** Whether somebody decides or prepares: what comes after the signature is not the jury's to read. */
export function followsAppeals({ roles }: Pick<OpenCall, 'roles'>): boolean {
  return roles.some((role) => ['authority', 'deputy', 'officer', 'direction'].includes(role))
}

/** @throws NotFound for anybody else, or before the rules are sealed */
export async function openCall(request: PersonRequest): Promise<OpenCall> {
  const number = request.params['call'] ?? ''
  const { roles } = personFor(request.account, { callId: number })
  const rules = roles.some((role) => DECIDES.includes(role))
    ? await request.services.calls.rules(number)
    : null
  if (!rules) throw new NotFound(`jury of ${number}`)
  const { content } = rules
  const shown = { number, name: content.shortTitle, mayDeclare: sits({ roles }) }
  return { number, content, roles, shown }
}

/** Numbers of the calls that somebody deliberates, decides or prepares, the latest first. */
export async function callsToDecide({
  services,
  account
}: Pick<PersonRequest, 'services' | 'account'>): Promise<string[]> {
  if (account.roles.includes('direction')) {
    const all = await services.calls.allCalls()
    return all.map(({ _id }) => _id)
  }
  return account.calls
    .filter((call) => call.roles.some((role) => DECIDES.includes(role)))
    .map(({ callId }) => callId)
    .toSorted((a, b) => b.localeCompare(a))
}
