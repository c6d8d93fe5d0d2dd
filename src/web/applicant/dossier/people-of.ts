import type { Member } from '../../../applications/index.ts'
import type { PersonRequest } from '../../page.ts'
import type { OpenDossier } from './open-dossier.ts'

/** Somebody of a dossier, as its pages show them. */
export interface ShownPerson {
  account: string
  name: string
  mail: string
  quality: string
  /** « écrit », « lit », « signe » */
  roles: string
  isMe: boolean
  writes: boolean
  signs: boolean
  invitedAt: Date
}

/** The people of a dossier: whoever writes first, then by the date they came. */
export async function peopleOf(
  { services, account, t }: PersonRequest,
  { members }: Pick<OpenDossier, 'members'>
): Promise<ShownPerson[]> {
  const others = members.map((member) => member.account).filter((id) => id !== account.id)
  const known = others.length > 0 ? await services.accounts.findMany(others) : []
  const mails = new Map([account, ...known].map(({ id, mail, name }) => [id, { mail, name }]))
  return [...members].sort(byPlace).map((member) => ({
    account: member.account,
    name: member.name || mails.get(member.account)?.name || (mails.get(member.account)?.mail ?? ''),
    mail: mails.get(member.account)?.mail ?? '',
    quality: member.quality,
    roles: member.roles.map((role) => t(`applicant.role.${role}`)).join(', '),
    isMe: member.account === account.id,
    writes: member.roles.includes('writer'),
    signs: member.roles.includes('signatory'),
    invitedAt: member.invitedAt
  }))
}

/** The name of somebody of the dossier, whatever became of them; empty for anybody else. */
export function nameIn(people: readonly Pick<ShownPerson, 'account' | 'name'>[], id: string) {
  return people.find(({ account }) => account === id)?.name ?? ''
}

function byPlace(a: Member, b: Member): number {
  const rank = ({ roles }: Member) => (roles.includes('writer') ? 0 : 1)
  return rank(a) - rank(b) || a.invitedAt.getTime() - b.invitedAt.getTime()
}
