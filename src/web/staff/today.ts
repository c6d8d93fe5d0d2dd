import { NotFound } from '../../shared/errors.ts'
import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { stateLabel } from '../refusals/index.ts'
import { agendaOf } from './today/agenda.ts'
import { tasksOf } from './today/tasks.ts'
import { turnsOf } from './today/turns.ts'
import { ledgerOf } from './today/ledger.ts'
import { mainState } from './team/main-state.ts'
import { myCalls } from './team/my-calls.ts'
import { mayReadDossiers, openStaffCall } from './team/staff-call.ts'

/** What waits for whom in one call, what the clock will do by itself, and the answers promised to everybody. */
export const today: Page = {
  path: paths.staff.home(),
  audience: 'staff',
  nav: 'today',
  get: async (request) => {
    const { services, account, clock, query, t } = request
    const calls = await myCalls(request)
    const asked = query['appel']
    const number = typeof asked === 'string' ? asked : calls[0]?._id
    if (number === undefined) {
      return view('staff/no-call', {
        title: t('staff.today.no-call'),
        callsPath: paths.staff.calls()
      })
    }
    if (!calls.some(({ _id }) => _id === number)) throw new NotFound(`call ${number}`)
    const call = await openStaffCall(request, number)
    const reads = mayReadDossiers(call.person)
    const [sums, tasks, turns, agenda] = await Promise.all([
      reads ? services.selection.arithmetic({ account, call: number }) : undefined,
      tasksOf(request, call),
      reads ? turnsOf(request, call) : [],
      agendaOf(request, call)
    ])
    const now = clock.now()
    return view('staff/today', {
      title: t('staff.today.title'),
      ...{ frameCall: call.frameCall, now, reads, turns, agenda },
      state: stateLabel(call.voice, 'call', mainState(call.instance)),
      tasks: tasks.filter(({ items }) => items.length > 0),
      count: tasks.reduce((sum, { items }) => sum + items.length, 0),
      late: tasks.flatMap(({ items }) => items).filter((one) => one.late).length,
      ...(sums && { ledger: ledgerOf(sums, t) }),
      links: {
        pipeline: paths.staff.pipeline(number),
        settings: paths.staff.call(number),
        replies: paths.staff.replies(number),
        reload: paths.staff.today(number)
      }
    })
  }
}
