import { instantsOf } from '../../calls/index.ts'
import { inLang } from '../../shared/lang.ts'
import { parisDate } from '../../shared/paris-time.ts'
import { view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { receiptOf } from './status/receipt-of.ts'

/** The proof of a deposit, with what comes next. */
export const receipt: Page = {
  path: paths.applicant.receipt(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const { t, lang, clock } = request
    const shown = await receiptOf(request, dossier, await peopleOf(request, dossier))
    if (!shown) return noReceipt(request, dossier)
    const { content } = dossier
    const calendar = instantsOf(content.calendar)
    const day = (time: number) => parisDate(new Date(time), lang)
    return view('applicant/receipt', {
      title: t('applicant.receipt.title', { number: dossier.number }),
      ...{ head: dossierHead(dossier), receipt: shown },
      closesAt: new Date(calendar.closesAt),
      open: clock.now().getTime() < calendar.closesAt,
      next: [
        t('applicant.receipt.next.screening', { day: day(calendar.screeningEndsAt) }),
        ...(content.settings.scored
          ? [t('applicant.receipt.next.reading', { day: day(calendar.readingsEndAt) })]
          : []),
        t('applicant.receipt.next.jury', { day: day(calendar.juryAt) }),
        t('applicant.receipt.next.answer', { day: day(calendar.answersBy) })
      ],
      mentions: [content.mentions.silence, content.mentions.appeal, content.mentions.court].map(
        (text) => inLang(text, lang).text
      ),
      organiser: content.organiser
    })
  }
}

/** The receipt is made by the deposit: before it, this says how one comes to it; too late, that there is none. */
function noReceipt({ t, clock }: PersonRequest, dossier: OpenDossier): Answer {
  const { number, content, instance } = dossier
  const closesAt = new Date(instantsOf(content.calendar).closesAt)
  const open = !instance.tags.includes('answered') && clock.now() < closesAt
  return view('applicant/no-receipt', {
    title: t('applicant.receipt.none.heading'),
    ...{ head: dossierHead(dossier), closesAt, open, organiser: content.organiser },
    depositPath: paths.applicant.deposit(number),
    statusPath: paths.applicant.dossier(number)
  })
}
