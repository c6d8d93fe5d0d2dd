import type { OpenDraft } from '../../../applications/index.ts'
import {
  canonicalJson,
  findQuestion,
  readingView,
  readSection,
  type AnswerView
} from '../../../forms/index.ts'
import { parisDateTime } from '../../../shared/paris-time.ts'
import { view, type Answer, type FormBody, type PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { dossierHead } from '../dossier/dossier-head.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { nameIn, peopleOf } from '../dossier/people-of.ts'
import { formScope, withAddresses } from './form-scope.ts'

/** Whether a form sent again says what is stored already: a double click is no conflict. */
export function isSameAsStored(
  { draft, rules }: OpenDraft,
  section: string,
  body: FormBody
): boolean {
  const answers = readSection(rules.content.form, section, body, draft.answers)
  return canonicalJson(answers) === canonicalJson(draft.answers)
}

/**
 * Somebody saved this section in another window meanwhile: both texts, side by side where they differ, and
 * the choice. Nothing of either is lost before it is made.
 */
export async function conflict(
  request: PersonRequest,
  dossier: OpenDossier,
  open: OpenDraft,
  section: string
): Promise<Answer> {
  const { t, lang, body, account } = request
  const { draft, rules } = open
  const { form } = rules.content
  const scope = formScope(dossier.voice, draft.rules)
  const files = withAddresses(dossier.number, draft.files)
  const typed = readSection(form, section, body, draft.answers)
  const read = (answers: OpenDraft['draft']['answers']) =>
    readingView(form, { answers, files }, scope).find(({ id }) => id === section)
  const [theirs, mine] = [read(draft.answers), read(typed)]
  const ids = [
    ...new Set([...(theirs?.answers ?? []), ...(mine?.answers ?? [])].map((one) => one.question))
  ]
  const differing = ids.flatMap((id) => {
    const [stored, sent] = [find(theirs?.answers, id), find(mine?.answers, id)]
    if (JSON.stringify(stored) === JSON.stringify(sent)) return []
    const { code = '', label = findQuestion(form, id)?.id ?? '' } = stored ?? sent ?? {}
    return [{ code, label, stored, sent }]
  })
  const people = await peopleOf(request, dossier)
  const who = draft.updatedBy === account.id ? '' : nameIn(people, draft.updatedBy)
  return view(
    'applicant/conflict',
    {
      title: t('applicant.conflict.title'),
      head: dossierHead(dossier),
      ...{ who, at: parisDateTime(draft.updatedAt, lang), differing, expect: draft.v },
      fields: fieldsOf(body),
      filesLost: request.files.map(({ name }) => name),
      action: paths.applicant.section(dossier.number, section)
    },
    409
  )
}

function find(answers: readonly AnswerView[] | undefined, id: string): AnswerView | undefined {
  return answers?.find(({ question }) => question === id)
}

function fieldsOf(body: FormBody): { name: string; value: string }[] {
  return Object.entries(body)
    .filter(([name]) => name !== 'expect')
    .flatMap(([name, sent]) => [sent ?? []].flat().map((value) => ({ name, value })))
}
