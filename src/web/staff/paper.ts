import { isTyped } from '../../applications/index.ts'
import { anchorOf, completeness, findAnswer, problemText } from '../../forms/index.ts'
import { BadInput, type Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { sectionLinks } from '../applicant/section/section-nav.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, tell, type ShownProblem } from '../refusals/index.ts'
import { openStaffDossier, type StaffDossier } from './dossier/open-staff-dossier.ts'
import { staffHead } from './dossier/staff-head.ts'
import { commandIn, textIn } from './team/form.ts'
import { instantIn } from './team/paris-field.ts'

type Field = 'receivedAt' | 'how' | 'signedBy' | 'quality' | 'contact-name' | 'contact-mail'

/** A dossier that came on paper: how far its typing is, then what the envelope says, and its deposit. */
export const paper: Page = {
  path: paths.staff.paper(':dossier'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const dossier = await openStaffDossier(request)
    return mayType(dossier) ? show(request, dossier, {}) : redirect(dossierPath(dossier))
  },
  post: async (request) => {
    const dossier = await openStaffDossier(request)
    const { number, call } = dossier
    const { services, account, t } = request
    const command = commandIn(request)
    const of = (name: Field) => textIn(request, name)
    try {
      await services.applications.depositOnPaper({
        ...{ account, number, command, how: of('how') },
        receivedAt: instantIn('receivedAt', of('receivedAt')),
        ...{ signedBy: of('signedBy'), quality: of('quality') },
        contact: { name: of('contact-name').trim(), mail: of('contact-mail').trim() }
      })
    } catch (error) {
      if (error instanceof BadInput && mayType(dossier)) {
        return show(request, dossier, { problems: inputProblems(request, error) })
      }
      const told = tell(error, call.voice)
      if (!told || !mayType(dossier)) throw error
      return show(request, dossier, { sentences: told.sentences })
    }
    return redirect(dossierPath(dossier), t('staff.paper.deposited', { number }))
  }
}

function mayType({ access }: StaffDossier): boolean {
  return isTyped(access.instance) && access.person.roles.includes('writer')
}

function dossierPath({ number }: StaffDossier): string {
  return paths.staff.application(number)
}

async function show(
  request: PersonRequest,
  dossier: StaffDossier,
  { problems = [], sentences = [] }: { problems?: ShownProblem[]; sentences?: Sentence[] }
): Promise<Answer> {
  const { services, account, t, lang } = request
  const { number, call } = dossier
  const { draft, rules, closesAt } = await services.applications.openDraft({ account, number })
  const { form, settings } = rules.content
  const progress = completeness(form, draft.answers, draft.files)
  const named = (id: string) =>
    findAnswer(draft.answers, id)?.value as Partial<Record<'name' | 'role' | 'mail', string>> | null
  const [signatory, contact] = [named('signatory'), named('staff-contact')]
  const first = {
    ...{ receivedAt: '', how: '', signedBy: signatory?.name, quality: signatory?.role },
    ...{ 'contact-name': contact?.name, 'contact-mail': contact?.mail }
  }
  const wrong = byField(problems)
  const field = (name: Field) => ({
    ...{ name, label: t(`staff.paper.${name}.label`), hint: t(`staff.paper.${name}.hint`) },
    value: request.body['command'] === undefined ? (first[name] ?? '') : textIn(request, name),
    error: wrong[name] ?? '',
    type: { receivedAt: 'datetime-local', 'contact-mail': 'email' }[name as string] ?? 'text'
  })
  return view(
    'staff/paper',
    {
      title: t('staff.paper.title', { number }),
      ...{ frameCall: call.frameCall, head: await staffHead(request, dossier) },
      ...{ errors: problems, sentences, closesAt },
      ...{ answered: progress.answered, required: progress.required },
      sections: sectionLinks(form, progress, call.voice, { number }),
      missing: progress.problems.map((one) => ({
        text: problemText(one, form, t, lang),
        path: `${paths.applicant.section(number, one.section)}${anchorOf(one)}`
      })),
      envelope: [field('receivedAt'), field('how')],
      signed: settings.signatory ? [field('signedBy'), field('quality')] : [],
      contact: [field('contact-name'), field('contact-mail')],
      command: problems.length > 0 || sentences.length > 0 ? commandIn(request) : newId(),
      ...{ action: paths.staff.paper(number), remove: paths.applicant.remove(number) }
    },
    problems.length > 0 ? 422 : sentences.length > 0 ? 409 : 200
  )
}
