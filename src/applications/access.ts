import { personFor, type Account, type Person } from '../accounts/index.ts'
import { NotFound } from '../shared/errors.ts'
import type { ApplicationInstance, Member } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'

/** Somebody in front of one dossier: what they are there, and what they may see of it. */
export interface Access {
  person: Person
  instance: ApplicationInstance
  members: Member[]
  /** the answers and pieces, in the version that is theirs to see */
  contents: 'draft' | 'deposited' | 'none'
}

type Deps = Pick<ApplicationsDeps, 'models'>

/** Roles that come from the dossier itself. */
const OF_DOSSIER = ['writer', 'reader', 'signatory']

/**
 * Who this account is for this dossier. A recusal overrides every role.
 * @throws NotFound when the dossier does not exist, or when this person is nothing to it: one and the same
 */
export async function accessTo(deps: Deps, account: Account, number: string): Promise<Access> {
  const { applications, members: memberships, recusals } = deps.models
  const [instance, members, recusal] = await Promise.all([
    applications.findById(number).lean<ApplicationInstance>(),
    memberships.find({ application: number, leftAt: null }).lean<Member[]>(),
    recusals.findById(`${number}:${account.id}`, { _id: 1 }).lean()
  ])
  if (!instance || recusal) throw new NotFound(`dossier ${number}`)
  const people = members.map((member) => ({ accountId: member.account, roles: member.roles }))
  const callId = instance.subject.call
  const known = personFor(account, { callId, people })
  const types = isTyped(instance) && known.roles.includes('officer')
  const writer = { accountId: account.id, roles: ['writer' as const] }
  const person = types ? personFor(account, { callId, people: [...people, writer] }) : known
  const access = { person, instance, members, contents: contentsFor(person, instance) }
  const belongs = [...OF_DOSSIER, 'officer', 'direction'].some((role) =>
    (person.roles as readonly string[]).includes(role)
  )
  if (!belongs) throw new NotFound(`dossier ${number}`)
  return access
}

/** What came on paper is being typed: until it is deposited, officers of the call write it. */
export function isTyped({ states }: Pick<ApplicationInstance, 'states'>): boolean {
  return states.includes('file.before.preparing.typing')
}

/** People of the dossier see what they write; staff see what was deposited, and only once the call has closed. */
function contentsFor({ roles }: Person, { history }: ApplicationInstance): Access['contents'] {
  if (OF_DOSSIER.some((role) => (roles as readonly string[]).includes(role))) return 'draft'
  // a dossier that left before the closing never came to the team, and stays sealed
  const opened = history.some(({ to }) => to.some((state) => state.includes('.screening.')))
  return opened ? 'deposited' : 'none'
}

/** The dossiers of one person, the most recent first. */
export async function dossiersOf(deps: Deps, account: string): Promise<ApplicationInstance[]> {
  const mine = await deps.models.members.find({ account, leftAt: null }, { application: 1 }).lean()
  return deps.models.applications
    .find({ _id: { $in: mine.map(({ application }) => application) } }, { history: 0, outbox: 0 })
    .sort({ 'subject.createdAt': -1 })
    .lean<ApplicationInstance[]>()
}
