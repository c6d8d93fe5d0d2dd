import type { Member } from '../../../applications/index.ts'
import { inLang } from '../../../shared/lang.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'

/** Long enough for a holiday; an invitation can be sent again. */
const LIFE = 14 * 86_400_000

/** Mails the invited person a link of their own to the dossier. Sent again, it is one mail. */
export async function mailInvitation(
  { services, account, t }: PersonRequest,
  { number, instance, content }: OpenDossier,
  { member, role, command }: { member: Member; role: 'writer' | 'reader'; command: string }
): Promise<void> {
  const invited = await services.accounts.find(member.account)
  if (!invited) throw new Error(`The account invited to ${number} is missing.`)
  const { lang, mail } = invited
  const next = paths.applicant.dossier(number)
  const lien = await services.accounts.createSignInLink({ mail, next, lang, life: LIFE })
  await services.messages.queue({
    key: `invitation:${number}:${invited.id}:${command}`,
    to: { account: invited.id, address: mail, name: invited.name },
    letter: 'invitation',
    lang,
    values: {
      ...{ lien, dossier: number, territoire: instance.subject.territory || number },
      ...{ auteur: account.name || account.mail, appel: inLang(content.shortTitle, lang).text },
      role: t(`applicant.people.${role}-what`),
      validite: new Date(services.machineClock.now().getTime() + LIFE)
    },
    ...{ application: number, call: instance.subject.call, replyTo: content.organiser.mail }
  })
}
