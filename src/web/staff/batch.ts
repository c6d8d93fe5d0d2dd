import { commandIn, listIn, textIn } from './team/form.ts'
import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { applyChanges, planChanges, type Action, type Change } from './rows/batch-changes.ts'
import { officersOf } from './team/names.ts'
import { openCallWithDossiers } from './team/staff-call.ts'
import { withLine } from './pipeline.ts'

const ACTIONS: readonly string[] = ['attribuer', 'recevable']
/** One page of the list. */
const MOST = 50

/** One action on several dossiers: shown as changes first, then applied one by one, each as it would be alone. */
export const batch: Page = {
  path: paths.staff.batch(':call'),
  audience: 'staff',
  nav: 'pipeline',
  post: async (request) => {
    const { params, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const numbers = listIn(request, 'd').slice(0, MOST)
    const action = textIn(request, 'action') as Action
    const line = textIn(request, 'line')
    const back = withLine(paths.staff.pipeline(call.number), line)
    const officers = await officersOf(request, call.number)
    const officer = officers.find(({ id }) => id === textIn(request, 'officer'))
    const wrong =
      numbers.length === 0 || !ACTIONS.includes(action)
        ? t('staff.batch.nothing')
        : action === 'attribuer' && !officer
          ? t('staff.batch.no-officer')
          : ''
    const base = { frameCall: call.frameCall, back }
    if (wrong) {
      const title = numbers.length === 0 ? t('staff.batch.nothing-title') : t('staff.batch.title')
      return view('staff/batch', { title, heading: title, ...base, wrong }, 422)
    }
    const plan = { action, numbers, ...(officer && { officer }) }
    const changes = await planChanges(request, call, plan)
    if (textIn(request, 'confirm') === 'oui') {
      const left = await applyChanges(request, call, { ...plan, command: commandIn(request) })
      const done = t('staff.batch.done', { count: numbers.length - left.length })
      if (left.length === 0) return redirect(back, done)
      const title = t('staff.batch.left-title')
      return view('staff/batch', { title, heading: title, ...base, done, changes: left }, 409)
    }
    const ready = changes.filter(isReady)
    const title = t('staff.batch.title')
    return view('staff/batch', {
      ...{ title, ...base, changes, preview: true, action, line, command: commandIn(request) },
      heading: t(`staff.batch.${action}`, { count: numbers.length, name: officer?.name ?? '' }),
      willChange: t('staff.batch.will-change', { count: ready.length }),
      willNot:
        ready.length < changes.length
          ? t('staff.batch.will-not', { count: changes.length - ready.length })
          : '',
      ready: ready.map(({ number }) => number),
      officer: officer?.id ?? '',
      confirm: t(`staff.batch.confirm-${action}`, { count: ready.length }),
      here: paths.staff.batch(call.number)
    })
  }
}

function isReady({ refused }: Change): boolean {
  return refused.length === 0
}
