import { decisionLetterPdf } from '../../documents/index.ts'
import { inLang } from '../../shared/lang.ts'
import { parisDate } from '../../shared/paris-time.ts'
import { download, notFound, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { letterOf } from './decision/decision-letter.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'

/** The letter of an opened answer, as it was released. */
export const decisionPdf: Page = {
  path: paths.applicant.decisionPdf(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, lang, t } = request
    const { number, content } = dossier
    const answer = await services.selection.answer({ account, number })
    const letter = answer?.readAt ? await letterOf(request, answer) : null
    if (!answer || !letter) return notFound()
    const people = await peopleOf(request, dossier)
    const { decision } = answer
    const date = decision?.at ?? answer.availableAt
    const { authority, organiser } = content
    const pdf = await decisionLetterPdf(
      {
        authority: decision
          ? [authority.body, inLang(authority.title, lang).text]
          : [organiser.name, inLang(organiser.for, lang).text],
        placeAndDate: parisDate(date, lang),
        number: decision?.number ?? number,
        followedBy: [organiser.name, organiser.phone],
        to: people
          .filter(({ signs, writes }) => signs || writes)
          .map(({ name }) => name)
          .join(', '),
        subject: letter.subject,
        body: letter.blocks.filter(({ kind }) => kind !== 'action'),
        ...(decision && {
          signed: {
            name: decision.signer.name,
            quality: inLang(authority.title, lang).text,
            at: decision.at
          },
          code: decision.code,
          verifyAt: `${services.baseUrl}${paths.public.verifyCode(decision.code)}`
        }),
        date
      },
      { lang, t }
    )
    return download(`${number}-decision.pdf`, 'application/pdf', pdf, { inline: true })
  }
}
