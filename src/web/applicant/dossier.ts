import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { correctionsShown } from './corrections/shown-correction.ts'
import { offersOf } from './deed/offer-of.ts'
import { closingFacts } from './dossier/closing-facts.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { sameTerritory } from './dossier/same-territory.ts'
import { dossierPath } from './status/dossier-path.ts'
import { receiptOf } from './status/receipt-of.ts'
import { statusDeeds } from './status/status-deeds.ts'
import { threadOf } from './status/thread.ts'
import { turnOf } from './status/turn.ts'

/** Where a dossier is: whose move it is, until when, what happens otherwise, and what one can do. */
export const dossier: Page = {
  path: paths.applicant.dossier(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const open = await openDossier(request)
    const { number } = open
    if (open.typed) return redirect(paths.staff.paper(number))
    const head = dossierHead(open)
    const [people, offers, corrections] = await Promise.all([
      peopleOf(request, open),
      offersOf(request, open),
      correctionsShown(request, open)
    ])
    const editable = open.instance.tags.includes('editable')
    const sections = open.content.form.sections
    return view('applicant/dossier', {
      title: request.t('applicant.status.title', { number }),
      lead: request.t(`applicant.status.lead.${head.stage}`),
      ...{ head, people, turn: turnOf(request, open, people) },
      corrections: corrections.filter((one) => one.open),
      closedCorrections: corrections.filter((one) => !one.open),
      path: dossierPath(open, head.state.long, request.clock.now()),
      receipt: await receiptOf(request, open, people),
      thread: await threadOf(request, open, people),
      deeds: statusDeeds(request, open, offers),
      twin: await sameTerritory(request, open),
      closing: closingFacts(open.content, request),
      editable,
      progress: {
        answered: open.instance.subject.answered,
        required: open.instance.subject.required
      },
      unread: head.stage === 'unread',
      answerRead: open.answerRead,
      organiser: open.content.organiser,
      links: {
        write: paths.applicant.section(number, sections[0]?.id ?? ''),
        review: paths.applicant.review(number),
        people: paths.applicant.people(number),
        messages: paths.applicant.messages(number),
        journal: paths.applicant.journal(number),
        way: paths.applicant.way(number),
        decision: paths.applicant.decision(number),
        corrections: paths.applicant.corrections(number)
      }
    })
  }
}
