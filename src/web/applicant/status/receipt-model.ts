import { instantsOf } from '../../../calls/index.ts'
import type { OrganiserFacts, ReceiptModel } from '../../../documents/index.ts'
import { formatSize } from '../../../forms/index.ts'
import { inLang, type Lang } from '../../../shared/lang.ts'
import { parisDate } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import type { ShownReceipt } from './receipt-of.ts'

/** The deposit that stands, as its receipt prints it. */
export async function receiptModel(
  { services, lang, t }: PersonRequest,
  { number, instance, content }: Pick<OpenDossier, 'number' | 'instance' | 'content'>,
  shown: ShownReceipt
): Promise<ReceiptModel> {
  const revision = await services.applications.revision(number, shown.revision)
  if (!revision) throw new Error(`Version ${shown.revision} of ${number} is missing.`)
  const { subject } = instance
  const say = (text: { fr: string; en?: string | undefined }) => inLang(text, lang).text
  const calendar = instantsOf(content.calendar)
  const day = (time: number) => parisDate(new Date(time), lang)
  const { silence, appeal, court, privacy } = content.mentions
  return {
    ...{ number: shown.number, application: number, territory: subject.territory || number },
    ...(subject.title && { project: subject.title }),
    call: { number: subject.call, title: say(content.title) },
    receivedAt: shown.receivedAt,
    depositedBy: shown.byClock ? null : shown.depositedBy,
    ...(shown.signedAt && { signed: { by: shown.signedBy, at: shown.signedAt } }),
    ...(shown.paper && { paper: shown.paper }),
    ...{ revision: shown.revision, answers: shown.answers, fingerprint: revision.sha256 },
    files: revision.files.map(({ name, size, pages, sha256 }) => ({
      ...{ name, size: formatSize(size, lang), pages, sha256 }
    })),
    ...{ code: shown.code, verifyAt: `${services.baseUrl}${shown.verifyPath}` },
    organiser: organiserFacts(content.organiser, lang),
    mentions: {
      ...{ silence: say(silence), appeal: say(appeal), court: say(court), privacy: say(privacy) }
    },
    next: [
      t('applicant.receipt.next.screening', { day: day(calendar.screeningEndsAt) }),
      t('applicant.receipt.next.jury', { day: day(calendar.juryAt) }),
      t('applicant.receipt.next.answer', { day: day(calendar.answersBy) })
    ]
  }
}

/** Who answers for the call, in one language. */
export function organiserFacts(
  { name, address, mail, phone, hours, ...organiser }: OpenDossier['content']['organiser'],
  lang: Lang
): OrganiserFacts {
  return {
    ...{ name, address, mail, phone },
    ...{ for: inLang(organiser.for, lang).text, hours: inLang(hours, lang).text }
  }
}
