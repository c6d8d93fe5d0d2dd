import { dropQuestion, type CallContent } from '../../calls/index.ts'
import {
  addQuestion,
  labelsOf,
  moveQuestion,
  questionsOfSection,
  type Question
} from '../../forms/index.ts'
import { BadInput } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { inLang } from '../../shared/lang.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, type ShownProblem } from '../refusals/index.ts'
import { changeProblems } from './questionnaire/change-problems.ts'
import { ADDED_TYPES, isAdded, newQuestion } from './questionnaire/new-question.ts'
import { formFrame, openForm, type OpenForm } from './questionnaire/open-form.ts'
import { commandIn, textIn } from './team/form.ts'

/** One section of the form in preparation: its questions in their order, and what a candidate will see. */
export const formSection: Page = {
  path: paths.staff.formSection(':call', ':section'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => {
    const open = await openForm(request)
    return 'kind' in open ? open : show(request, open)
  },
  post: async (request) => {
    const open = await openForm(request)
    if ('kind' in open) return open
    const { services, t } = request
    const { call, section } = open
    const { number, by } = call
    const here = paths.staff.formSection(number, section.id)
    try {
      const { change, id } = changeAsked(request, open)
      const expect = Number(textIn(request, 'expect'))
      await services.calls.change({ number, command: commandIn(request), by, expect, change })
      const added = textIn(request, 'add') !== ''
      const to = added ? paths.staff.formQuestion(number, section.id, id) : `${here}#q-${id}`
      return redirect(to, t(`staff.questionnaire.${added ? 'added' : 'changed'}`))
    } catch (error) {
      const { problems, status } = changeProblems(request, call.voice, error)
      return show(request, open, problems, status)
    }
  }
}

/** What the button that was pressed does to the call. @throws BadInput beside the field */
function changeAsked(
  request: PersonRequest,
  { section }: OpenForm
): { change: (content: CallContent) => CallContent; id: string } {
  const { t } = request
  const known = questionsOfSection(section).map((one) => one.id)
  const named = (name: string) => known.find((id) => id === textIn(request, name))
  const [up, down, gone] = [named('up'), named('down'), named('remove')]
  const to = up ?? down
  if (to) {
    const way = up ? 'up' : 'down'
    return { id: to, change: (one) => ({ ...one, form: moveQuestion(one.form, to, way) }) }
  }
  if (gone) {
    if (known.length === 1) throw new BadInput([{ field: '', code: 'staff.questionnaire.last' }])
    return { id: '', change: (one) => dropQuestion(one, gone) }
  }
  const [type, label] = [textIn(request, 'type'), textIn(request, 'label').trim()]
  const problems = [
    ...(isAdded(type) ? [] : [{ field: 'type', code: 'staff.errors.choose' }]),
    ...(label === '' ? [{ field: 'label', code: 'staff.errors.text' }] : [])
  ]
  if (!isAdded(type) || problems.length > 0) throw new BadInput(problems)
  const words = [1, 2].map((n) => t('staff.questionnaire.choice', { n })) as [string, string]
  const question = newQuestion(type, label, words)
  return {
    id: question.id,
    change: (one) => ({ ...one, form: addQuestion(one.form, section.id, question, named('after')) })
  }
}

function show(
  request: PersonRequest,
  open: OpenForm,
  problems: ShownProblem[] = [],
  status = 200
): Answer {
  const { t, lang } = request
  const { call, section } = open
  const codes = labelsOf(call.content.form)
  const type = textIn(request, 'type') || 'short-text'
  const all = questionsOfSection(section)
  const line = (question: Question) => ({
    ...{ id: question.id, code: codes.get(question.id) ?? '' },
    label: inLang(question.label, lang).text,
    facts: factsOf(question, t).join(' · '),
    path: paths.staff.formQuestion(call.number, section.id, question.id),
    ...{ first: question === all.at(0), last: question === all.at(-1) }
  })
  const groups = section.groups.map(({ title, questions }, n) => ({
    ...{ id: `group-${n + 1}`, title: title && inLang(title, lang).text },
    questions: questions.map(line)
  }))
  return view(
    'staff/form-section',
    {
      title: t('staff.questionnaire.title', { section: inLang(section.title, lang).text }),
      ...formFrame(request, open),
      ...{ groups, errors: problems, wrong: byField(problems) },
      types: ADDED_TYPES.map((value) => ({
        ...{ value, label: t(`staff.questionnaire.type.${value}`), checked: value === type }
      })),
      label: textIn(request, 'label'),
      ...{ expect: call.v, command: newId() },
      action: paths.staff.formSection(call.number, section.id)
    },
    status
  )
}

/** « Texte long · obligatoire · 1 500 caractères · publiée » */
export function factsOf(question: Question, t: PersonRequest['t']): string[] {
  const required =
    question.required === true ? 'required' : question.required === false ? 'optional' : 'depends'
  return [
    t(`staff.questionnaire.type.${question.type}`),
    t(`staff.questionnaire.${required}`),
    ...('max' in question && question.type.endsWith('text') && typeof question.max === 'number'
      ? [t('staff.questionnaire.characters', { count: question.max })]
      : []),
    ...('options' in question
      ? [t('staff.questionnaire.options', { count: question.options.length })]
      : []),
    ...(question.shownIf ? [t('staff.questionnaire.conditional')] : []),
    ...(question.published ? [t('staff.questionnaire.published')] : []),
    ...(question.after ? [t('staff.questionnaire.after-selection')] : [])
  ]
}
