import { findQuestion, labelsOf, replaceQuestion, type Question } from '../../forms/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, type ShownProblem } from '../refusals/index.ts'
import { factsOf } from './form-section.ts'
import { changeProblems } from './questionnaire/change-problems.ts'
import { formFrame, openForm, type OpenForm } from './questionnaire/open-form.ts'
import { conditionChoices, questionFields, readQuestion } from './questionnaire/question-fields.ts'
import { commandIn, textIn } from './team/form.ts'

/** One question of the form in preparation: its words, whether it is asked and when, beside what a candidate will see. */
export const formQuestion: Page = {
  path: paths.staff.formQuestion(':call', ':section', ':question'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => {
    const open = await openForm(request)
    return 'kind' in open ? open : show(request, open, questionIn(request, open))
  },
  post: async (request) => {
    const open = await openForm(request)
    if ('kind' in open) return open
    const { services, t } = request
    const { call, section } = open
    const { number, by, content } = call
    const question = questionIn(request, open)
    try {
      const next = readQuestion(request, question, content.form)
      const expect = Number(textIn(request, 'expect'))
      await services.calls.change({
        ...{ number, command: commandIn(request), by, expect },
        change: (one) => ({ ...one, form: replaceQuestion(one.form, next) })
      })
    } catch (error) {
      const { problems, status } = changeProblems(request, call.voice, error)
      return show(request, open, question, problems, status)
    }
    const here = paths.staff.formQuestion(number, section.id, question.id)
    return redirect(here, t('staff.questionnaire.saved'))
  }
}

function questionIn({ params }: PersonRequest, { call }: OpenForm): Question {
  const question = findQuestion(call.content.form, params['question'] ?? '')
  if (!question) throw new NotFound(`question of ${call.number}`)
  return question
}

function show(
  request: PersonRequest,
  open: OpenForm,
  question: Question,
  problems: ShownProblem[] = [],
  status = 200
): Answer {
  const { t, body } = request
  const { call, section } = open
  const { form } = call.content
  const code = labelsOf(form).get(question.id) ?? ''
  const wrong = byField(problems)
  const posted = body['command'] !== undefined
  const sent = (name: string, first: string) => (posted ? textIn(request, name) : first)
  const shown = sent('shownIf', conditionChoices(request, question, form).selected)
  return view(
    'staff/form-question',
    {
      title: t('staff.questionnaire.question', { code: code || t('staff.questionnaire.piece') }),
      ...formFrame(request, open),
      facts: factsOf(question, t).join(' · '),
      fields: questionFields(question).map(({ name, kind, value }) => ({
        ...{ name, label: t(`staff.questionnaire.field.${name}`), value: sent(name, value) },
        hint: t(`staff.questionnaire.hint.${name}`),
        ...{ error: wrong[name] ?? '', isArea: kind === 'area' },
        type: kind === 'number' ? 'number' : 'text'
      })),
      ...{ errors: problems, wrong },
      asksRequired: typeof question.required === 'boolean',
      required: posted ? textIn(request, 'required') === 'oui' : question.required === true,
      published: posted ? textIn(request, 'published') === 'oui' : question.published,
      conditions: conditionChoices(request, question, form).options.map((one) => ({
        ...{ ...one, selected: one.value === shown }
      })),
      questionId: question.id,
      anchor: `field-${question.id}`,
      expect: posted ? textIn(request, 'expect') : String(call.v),
      command: posted ? commandIn(request) : newId(),
      sectionPath: paths.staff.formSection(call.number, section.id),
      action: paths.staff.formQuestion(call.number, section.id, question.id)
    },
    status
  )
}
