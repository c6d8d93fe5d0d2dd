import { NotFound, type Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, tell, type ShownProblem } from '../refusals/index.ts'
import { changed, controlName, valueAt } from './settings/change-content.ts'
import { fieldsOf, isPart, PARTS, type Part } from './settings/content-fields.ts'
import { contentProblems } from './settings/content-problems.ts'
import { commandIn, textIn } from './team/form.ts'
import { openStaffCall, type StaffCall } from './team/staff-call.ts'

/**
 * One part of a call. In preparation it is changed; once open, texts are changed by a public amendment with its
 * reason, and what is sealed is only read.
 */
export const part: Page = {
  path: paths.staff.callPart(':call', ':part'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => {
    const [call, name] = await opened(request)
    const [first] = call.content.form.sections
    if (name === 'questionnaire' && first && call.instance.states.includes('draft')) {
      return redirect(paths.staff.formSection(call.number, first.id))
    }
    return show(request, call, name, {})
  },
  post: async (request) => {
    const [call, name] = await opened(request)
    const { services, body, t, clock } = request
    const { number, by, instance } = call
    const fields = fieldsOf(name, call.content, request)
    const confirms = name === 'mentions' && textIn(request, 'confirm') === 'oui'
    const change = (content: StaffCall['content']) => {
      const next = changed(content, fields, body)
      return confirms
        ? { ...next, mentionsConfirmed: { by: by.id, at: clock.now().toISOString() } }
        : next
    }
    try {
      const command = commandIn(request)
      const expect = Number(textIn(request, 'expect'))
      if (instance.states.includes('draft')) {
        await services.calls.change({ number, command, by, expect, change })
        return redirect(paths.staff.callPart(number, name), t('staff.part.saved'))
      }
      const reason = textIn(request, 'reason').trim()
      await services.calls.amend({ number, command, by, reason, expect, change })
      return redirect(paths.staff.call(number), t('staff.part.amended'))
    } catch (error) {
      const problems = contentProblems(request, fields, error)
      if (problems) return show(request, call, name, { problems })
      const told = tell(error, call.voice)
      if (!told) throw error
      return show(request, call, name, { refused: told.sentences })
    }
  }
}

async function opened(request: PersonRequest): Promise<[StaffCall, Part]> {
  const call = await openStaffCall(request, request.params['call'] ?? '')
  const name = request.params['part'] ?? ''
  if (!isPart(name)) throw new NotFound(`part ${name}`)
  return [call, name]
}

interface Shown {
  problems?: ShownProblem[]
  refused?: Sentence[]
}

async function show(
  request: PersonRequest,
  call: StaffCall,
  name: Part,
  { problems = [], refused = [] }: Shown
): Promise<Answer> {
  const { t, body, services } = request
  const draft = call.instance.states.includes('draft')
  const wrong = byField(problems)
  const posted = body['command'] !== undefined
  const fields = fieldsOf(name, call.content, request).map((one) => {
    const control = controlName(one.path)
    const value = posted ? textIn(request, control) : valueAt(call.content, one.path)
    return {
      ...{ name: control, label: one.label, optional: one.optional === true, value },
      ...{ error: wrong[control] ?? '', hint: '', group: one.group ?? '' },
      isArea: one.kind === 'area',
      isSelect: one.kind === 'select',
      isBoolean: one.kind === 'boolean',
      checked: value === 'oui',
      type: { wall: 'datetime-local', integer: 'number' }[one.kind as string] ?? 'text',
      options: one.options?.map((option) => ({ ...option, selected: option.value === value }))
    }
  })
  const confirmed = call.content.mentionsConfirmed
  const by = confirmed ? await services.accounts.find(confirmed.by) : undefined
  const groups = [...new Set(fields.map(({ group }) => group))]
  return view(
    'staff/part',
    {
      title: t(`staff.part.${name}.title`),
      ...{ frameCall: call.frameCall, draft, errors: problems, sentences: refused },
      what: t(`staff.part.${name}.what`),
      groups: groups.map((group) => ({
        title: group,
        fields: fields.filter((one) => one.group === group)
      })),
      locked: !draft && PARTS[name].sealed,
      mayWrite: call.isOfficer,
      amends: !draft,
      reason: textIn(request, 'reason'),
      confirms: name === 'mentions' && draft,
      ...(confirmed && { confirmed: { name: by?.name ?? '', at: new Date(confirmed.at) } }),
      expect: posted ? textIn(request, 'expect') : String(call.v),
      command: posted ? commandIn(request) : newId(),
      ...{ action: paths.staff.callPart(call.number, name), back: paths.staff.call(call.number) },
      dates: name === 'calendrier'
    },
    problems.length > 0 ? 422 : refused.length > 0 ? 409 : 200
  )
}
