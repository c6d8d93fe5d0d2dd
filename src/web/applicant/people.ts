import { BadInput } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, type ShownProblem } from '../refusals/index.ts'
import { commandOf, textOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { mailInvitation } from './people/mail-invitation.ts'
import { checkPerson } from './signatory.ts'

/** Who is on a dossier; writers invite and remove, once and at once. */
export const people: Page = {
  path: paths.applicant.people(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => show(request, await openDossier(request), []),
  post: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, t } = request
    const { number } = dossier
    const here = paths.applicant.people(number)
    const removed = textOf(request, 'remove')
    try {
      if (removed !== '') {
        await services.applications.removeMember({ account, number, member: removed })
        const left = removed === account.id
        return redirect(left ? paths.applicant.dossiers() : here, t('applicant.people.removed'))
      }
      const [name, mail] = [textOf(request, 'name').trim(), textOf(request, 'mail').trim()]
      checkPerson({ name, mail })
      const role = textOf(request, 'role') === 'reader' ? 'reader' : 'writer'
      const member = await services.applications.invite({ account, number, mail, name, role })
      await mailInvitation(request, dossier, { member, role, command: commandOf(request) })
      return redirect(here, t('applicant.people.invited', { name }))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return show(request, dossier, inputProblems(request, error))
    }
  }
}

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  problems: ShownProblem[]
): Promise<Answer> {
  const { t } = request
  const all = await peopleOf(request, dossier)
  const writers = all.filter(({ writes }) => writes)
  const awaited = dossier.context.signatory
  return view(
    'applicant/people',
    {
      title: t('applicant.people.title', { number: dossier.number }),
      ...{ head: dossierHead(dossier), mayWrite: dossier.mayWrite },
      people: all.map((one) => ({
        ...one,
        mayRemove:
          dossier.mayWrite && one.account !== awaited && !(one.writes && writers.length === 1),
        why:
          one.account === awaited
            ? t('applicant.people.is-signatory')
            : one.writes && writers.length === 1
              ? t('applicant.people.is-last')
              : ''
      })),
      ...{ errors: problems, wrong: byField(problems) },
      typed: {
        ...{ name: textOf(request, 'name'), mail: textOf(request, 'mail') },
        reads: textOf(request, 'role') === 'reader'
      },
      ...{ command: newId(), action: paths.applicant.people(dossier.number) }
    },
    problems.length > 0 ? 422 : 200
  )
}
