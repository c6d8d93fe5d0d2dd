import type { CallRole } from '../../accounts/index.ts'
import type { CallContent } from '../../calls/index.ts'
import { NotFound } from '../../shared/errors.ts'
import type { PersonRequest } from '../page.ts'

export interface MyCall {
  number: string
  content: CallContent
}

/**
 * The open calls in which somebody holds one of these roles, the latest first.
 * @throws NotFound when there is none: the space is not theirs
 */
export async function myCalls(
  { services, account }: Pick<PersonRequest, 'services' | 'account'>,
  roles: readonly CallRole[]
): Promise<MyCall[]> {
  const numbers = account.calls
    .filter((call) => call.roles.some((role) => roles.includes(role)))
    .map(({ callId }) => callId)
    .toSorted((a, b) => b.localeCompare(a))
  if (numbers.length === 0) throw new NotFound('a space of the committee or the jury')
  const found = await Promise.all(
    numbers.map(async (number) => ({ number, rules: await services.calls.rules(number) }))
  )
  return found.flatMap(({ number, rules }) => (rules ? [{ number, content: rules.content }] : []))
}
