import { instantsOf } from '../../calls/index.ts'
import { inLang } from '../../shared/lang.ts'
import { parisDate } from '../../shared/paris-time.ts'
import { notFound, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { receiptOf } from './status/receipt-of.ts'

/** The proof of a deposit, with what comes next. */
export const receipt: Page = {
  path: paths.applicant.receipt(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const { t, lang } = request
    const shown = await receiptOf(request, dossier, await peopleOf(request, dossier))
    if (!shown) return notFound()
    const { content } = dossier
    const calendar = instantsOf(content.calendar)
    const day = (time: number) => parisDate(new Date(time), lang)
    return view('applicant/receipt', {
      title: t('applicant.receipt.title', { number: dossier.number }),
      ...{ head: dossierHead(dossier), receipt: shown },
      closesAt: new Date(calendar.closesAt),
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
