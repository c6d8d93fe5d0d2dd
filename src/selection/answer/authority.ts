import type { Account } from '../../accounts/index.ts'
import { personFor, type Person } from '../../accounts/index.ts'
import type { ApplicationInstance } from '../../applications/index.ts'
import { NotFound } from '../../shared/errors.ts'
import type { SelectionDeps } from '../selection-deps.ts'

/**
 * The authority in front of one dossier: the roles of the call only, and no recusal.
 * @throws NotFound for anybody else
 */
export async function asAuthority(
  { applications: { models } }: Pick<SelectionDeps, 'applications'>,
  account: Account,
  number: string
): Promise<{ person: Person; instance: ApplicationInstance }> {
  const [instance, recusal] = await Promise.all([
    models.applications.findById(number).lean<ApplicationInstance>(),
    models.recusals.findById(`${number}:${account.id}`, { _id: 1 }).lean()
  ])
  if (!instance || recusal) throw new NotFound(`dossier ${number}`)
  const person = personFor(account, { callId: instance.subject.call })
  if (!person.roles.includes('authority')) throw new NotFound(`dossier ${number}`)
  return { person, instance }
}
