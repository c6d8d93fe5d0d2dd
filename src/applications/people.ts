import type { Account } from '../accounts/index.ts'
import { BadInput, NotFound } from '../shared/errors.ts'
import { accessTo } from './access.ts'
import type { Member } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'

type InvitedRole = 'writer' | 'reader'

/**
 * Gives somebody a place in the dossier: to write, or to read.
 * @returns the member, for the letter that invites them
 * @throws BadInput for an address that is none; NotFound unless the inviter writes the dossier
 */
export async function invite(
  deps: ApplicationsDeps,
  {
    account,
    number,
    mail,
    name,
    role
  }: {
    account: Account
    number: string
    mail: string
    name: string
    role: InvitedRole
  }
): Promise<Member> {
  await asWriter(deps, account, number)
  const invited = await deps.accounts.ensure({ mail, name }).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw new BadInput([{ field: 'mail', code: 'application.bad-mail' }])
    throw error
  })
  return join(deps, { number, account: invited, name, role, invitedBy: account.id })
}

/**
 * Ends somebody's place, with all that they were there. The last writer stays: a dossier without one would wait
 * for nobody.
 */
export async function removeMember(
  deps: ApplicationsDeps,
  { account, number, member }: { account: Account; number: string; member: string }
): Promise<void> {
  const { members } = await asWriter(deps, account, number)
  const writers = members.filter((one) => one.roles.includes('writer'))
  const lastWriter = new BadInput([{ field: 'member', code: 'application.last-writer' }])
  if (writers.length === 1 && writers[0]?.account === member) throw lastWriter
  const _id = `${number}:${member}`
  const leftAt = deps.clock.now()
  const left = await deps.models.members
    .findOneAndUpdate({ _id, leftAt: null }, { $set: { leftAt, roles: [] } })
    .lean<Member>()
  if (!left?.roles.includes('writer')) return
  const writes = { application: number, leftAt: null, roles: { $in: ['writer' as const] } }
  if (await deps.models.members.exists(writes)) return
  // two writers who remove each other at once both stay: who looks last gives the place back
  await deps.models.members.updateOne(
    { _id, leftAt },
    { $set: { leftAt: null, roles: left.roles } }
  )
  throw lastWriter
}

/** Adds a role to somebody of a dossier, known or new. */
export async function join(
  deps: Pick<ApplicationsDeps, 'models' | 'clock'>,
  {
    number,
    account,
    name,
    quality,
    role,
    invitedBy
  }: {
    number: string
    account: Pick<Account, 'id' | 'name'>
    name?: string
    quality?: string
    role: Member['roles'][number]
    invitedBy: string
  }
): Promise<Member> {
  const member = await deps.models.members
    .findOneAndUpdate(
      { _id: `${number}:${account.id}` },
      {
        $set: { leftAt: null, name: name ?? account.name, ...(quality && { quality }) },
        $addToSet: { roles: role },
        $setOnInsert: {
          ...{ application: number, account: account.id },
          ...{ invitedAt: deps.clock.now(), invitedBy }
        }
      },
      { upsert: true, returnDocument: 'after' }
    )
    .lean<Member>()
  return member
}

async function asWriter(deps: ApplicationsDeps, account: Account, number: string) {
  const access = await accessTo(deps, account, number)
  if (!access.person.roles.includes('writer')) throw new NotFound(`people of ${number}`)
  return access
}
