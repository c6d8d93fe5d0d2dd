import { newId } from '../../shared/ids.ts'
import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { decisionModel } from './decision/decision-model.ts'
import { commandOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'

/**
 * The answer to a dossier. It is shown once somebody asked to see it: opening it is what proves that it was
 * received, and the time to reply and to contest runs from there. Until then every answer looks the same.
 */
export const decision: Page = {
  path: paths.applicant.decision(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, t } = request
    const { number, person, context, content } = dossier
    const answer = await services.selection.answer({ account, number })
    if (!answer) return redirect(paths.applicant.dossier(number))
    if (answer.readAt) {
      return view('applicant/decision', await decisionModel(request, dossier, answer))
    }
    return view('applicant/decision-unread', {
      title: t('applicant.decision.unread-title'),
      ...{ head: dossierHead(dossier), availableAt: answer.availableAt },
      receives: person.roles.includes('writer') || person.roles.includes('signatory'),
      ...{ command: newId(), action: paths.applicant.decision(number) },
      days: context.settings.acceptanceDays,
      organiser: content.organiser
    })
  },
  post: async (request) => {
    const { number } = await openDossier(request)
    const { services, account } = request
    await services.selection.read({ account, number, command: commandOf(request) })
    return redirect(paths.applicant.decision(number))
  }
}
