import type { Account, CallRole, InstallationRole } from '../accounts/index.ts'
import type { Services } from '../services.ts'
import type { Story } from './story/load-story.ts'

const CALL_ROLES: readonly string[] = ['officer', 'committee', 'jury', 'authority', 'deputy']
const HOUSE_ROLES: readonly string[] = ['administrator', 'direction']

/** Gives everybody of the story an account, and the team its roles; territories get theirs with their dossiers. */
export async function castStory(
  { accounts }: Services,
  story: Story,
  call: string,
  /** calls before and after, which the team runs too */
  others: readonly string[],
  /** the call on which a trainee learns */
  training: string
): Promise<(name: string) => Promise<Account>> {
  const mails = new Map<string, string>()
  for (const { name, mail, roles } of story.people) {
    mails.set(name, mail)
    const { id } = await accounts.ensure({ mail, name })
    const inCall = roles.filter((role): role is CallRole & typeof role => CALL_ROLES.includes(role))
    if (inCall.length > 0) await accounts.grantInCall(id, call, inCall)
    for (const other of inCall.includes('officer') ? others : []) {
      await accounts.grantInCall(id, other, ['officer'])
    }
    if (roles.includes('trainee')) await accounts.grantInCall(id, training, ['officer'])
    for (const role of roles.filter((one) => HOUSE_ROLES.includes(one))) {
      await accounts.grant(id, role as InstallationRole)
    }
  }
  for (const { name, mail } of story.dossiers.flatMap(({ people }) => people)) mails.set(name, mail)
  const known = new Map<string, Promise<Account>>()
  return (name) => {
    const mail = mails.get(name)
    if (!mail) throw new Error(`Nobody of the story is called ${name}.`)
    const account = known.get(name) ?? accounts.ensure({ mail, name })
    known.set(name, account)
    return account
  }
}
