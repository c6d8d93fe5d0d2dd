import { mailKey } from '../../accounts/index.ts'
import { BadInput, type InputProblem } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import type { Sentence } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, tell, type ShownProblem } from '../refusals/index.ts'
import { offersOf, refusalOf } from './deed/offer-of.ts'
import { commandOf, textOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { nameIn, peopleOf } from './dossier/people-of.ts'

/** Somebody else signs: what the first signed stands until the second signs. */
export const signatory: Page = {
  path: paths.applicant.signatory(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => show(request, await openDossier(request), {}),
  post: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, t } = request
    const { number } = dossier
    const [name, quality, mail] = ['name', 'quality', 'mail'].map((one) =>
      textOf(request, one).trim()
    ) as [string, string, string]
    try {
      checkPerson({ name, quality, mail })
      await services.applications.replaceSignatory({
        ...{ account, number, name, quality, mail, command: commandOf(request) }
      })
    } catch (error) {
      if (error instanceof BadInput) {
        return show(request, dossier, { problems: inputProblems(request, error) })
      }
      const told = tell(error, dossier.voice)
      if (!told) throw error
      return show(request, dossier, { refused: told.sentences })
    }
    return redirect(paths.applicant.signature(number), t('applicant.signatory.done', { name }))
  }
}

/** @throws BadInput beside each field */
export function checkPerson(typed: { name: string; quality?: string; mail: string }): void {
  const problems: InputProblem[] = []
  if (typed.name === '') problems.push({ field: 'name', code: 'applicant.error.name' })
  if (typed.quality === '') problems.push({ field: 'quality', code: 'applicant.error.quality' })
  if (typed.mail === '') problems.push({ field: 'mail', code: 'applicant.error.mail-empty' })
  else if (!mailKey(typed.mail)) problems.push({ field: 'mail', code: 'applicant.error.mail' })
  if (problems.length > 0) throw new BadInput(problems)
}

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  { refused, problems = [] }: { refused?: Sentence[]; problems?: ShownProblem[] }
): Promise<Answer> {
  const { t } = request
  const [people, offers] = await Promise.all([
    peopleOf(request, dossier),
    offersOf(request, dossier)
  ])
  const sentences = refused ?? refusalOf(request, dossier, offers, 'REPLACE_SIGNATORY')
  return view(
    'applicant/signatory',
    {
      title: t('applicant.signatory.title', { number: dossier.number }),
      ...{ head: dossierHead(dossier), sentences, errors: problems, wrong: byField(problems) },
      possible: sentences.length === 0,
      current: nameIn(people, dossier.context.signatory ?? ''),
      signed: dossier.context.signed !== null,
      typed: Object.fromEntries(
        ['name', 'quality', 'mail'].map((one) => [one, textOf(request, one)])
      ),
      ...{ command: newId(), action: paths.applicant.signatory(dossier.number) },
      back: paths.applicant.signature(dossier.number)
    },
    problems.length > 0 ? 422 : refused ? 409 : 200
  )
}
