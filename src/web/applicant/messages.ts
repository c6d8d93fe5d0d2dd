import { MESSAGE_MAX } from '../../applications/index.ts'
import { BadInput } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { commandOf, textOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { threadOf } from './status/thread.ts'

/** What the people of a dossier and the team write to each other. */
export const messages: Page = {
  path: paths.applicant.messages(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => show(request, await openDossier(request), []),
  post: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, t } = request
    const { number } = dossier
    const text = textOf(request, 'text')
    try {
      await services.applications.writeExchange({
        ...{ account, number, text, command: commandOf(request) }
      })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return show(request, dossier, inputProblems(request, error))
    }
    return redirect(`${paths.applicant.dossier(number)}#echanges`, t('applicant.thread.sent'))
  }
}

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  problems: ShownProblem[]
): Promise<Answer> {
  const { t } = request
  const people = await peopleOf(request, dossier)
  return view(
    'applicant/messages',
    {
      title: t('applicant.thread.page-title', { number: dossier.number }),
      ...{ head: dossierHead(dossier), thread: await threadOf(request, dossier, people) },
      ...{ errors: problems, wrong: byField(problems), typed: textOf(request, 'text') },
      ...{ max: MESSAGE_MAX, command: newId(), organiser: dossier.content.organiser },
      action: paths.applicant.messages(dossier.number)
    },
    problems.length > 0 ? 422 : 200
  )
}
