import { anchorOf, completeness, problemText, readingView } from '../../forms/index.ts'
import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { offersOf } from './deed/offer-of.ts'
import { closingFacts } from './dossier/closing-facts.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { formScope, withAddresses } from './section/form-scope.ts'
import { sectionLinks } from './section/section-nav.ts'
import { statusDeeds } from './status/status-deeds.ts'

/** The whole dossier, to be read before it is signed or deposited; what is missing first, each with its link. */
export const review: Page = {
  path: paths.applicant.review(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, t, lang } = request
    const { number } = dossier
    if (dossier.typed) return redirect(paths.staff.paper(number))
    const { draft, rules, mayWrite } = await services.applications.openDraft({ account, number })
    const { form } = rules.content
    const files = withAddresses(number, draft.files)
    const progress = completeness(form, draft.answers, draft.files)
    const offers = await offersOf(request, dossier)
    const next = [
      'ASK_SIGNATURE',
      'DEPOSIT',
      'SIGN',
      'TAKE_BACK',
      'TAKE_UP_AGAIN',
      'ABANDON_REVISION'
    ]
    return view('applicant/review', {
      title: t('applicant.review.title', { number }),
      ...{ head: dossierHead(dossier), mayWrite, progress },
      links: sectionLinks(form, progress, dossier.voice, { number }),
      missing: progress.problems.map((problem) => ({
        text: problemText(problem, form, t, lang),
        path: mayWrite
          ? `${paths.applicant.section(number, problem.section)}${anchorOf(problem)}`
          : null
      })),
      sections: readingView(
        form,
        { answers: draft.answers, files },
        formScope(dossier.voice, draft.rules)
      ).map((one) => ({ ...one, path: paths.applicant.section(number, one.id) })),
      deeds: statusDeeds(request, dossier, offers).filter(({ event }) => next.includes(event)),
      closing: closingFacts(rules.content, request)
    })
  }
}
