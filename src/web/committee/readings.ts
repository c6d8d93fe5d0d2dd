import type { MyReading } from '../../reviews/index.ts'
import { view, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { timeLeft } from '../public/call/calendar-words.ts'
import { myCalls, type MyCall } from './my-calls.ts'

/** The dossiers given to somebody to read: what is left, until when, and what must be declared first. */
export const readings: Page = {
  path: paths.committee.home(),
  audience: 'committee',
  nav: 'home',
  get: async (request) => {
    const calls = await myCalls(request, ['committee'])
    return view('committee/readings', {
      title: request.t('committee.readings.title'),
      callNumber: calls.length === 1 ? calls[0]?.number : undefined,
      calls: await Promise.all(calls.map((call) => callModel(request, call))),
      ...{ several: calls.length > 1, declarationsPath: paths.committee.declarations() }
    })
  }
}

async function callModel(request: PersonRequest, { number, content }: MyCall) {
  const { services, account, clock, t } = request
  const [all, declared] = await Promise.all([
    services.reviews.myReadings({ account, call: number }),
    services.reviews.declarations({ account: account.id, call: number })
  ])
  const left = all.filter(({ state }) => state !== 'finished' && state !== 'over')
  const next = left[0]
  return {
    ...{ number, name: content.shortTitle, appointed: declared.appointment !== null },
    total: all.length,
    left: left.map((one) => rowModel(one, request)),
    done: all.filter((one) => !left.includes(one)).map((one) => rowModel(one, request)),
    finished: all.filter(({ state }) => state === 'finished').length,
    next: next && {
      ...{ at: next.dueAt, late: next.late, left: timeLeft(next.dueAt, clock.now(), { t }) }
    },
    toDeclare: left.filter(({ state }) => state === 'to-declare').length
  }
}

const KINDS = { 'to-declare': 'wait', 'to-read': '', begun: 'info', finished: 'done', over: '' }

function rowModel(reading: MyReading, { t }: Pick<PersonRequest, 't'>) {
  const { number, subject, state, scored, criteria, dueAt, late } = reading
  return {
    ...{ number, territory: subject.territory, project: subject.title, dueAt, late },
    departement: subject.departement ?? '',
    ...{ scored, criteria, begun: state === 'begun' },
    state: { label: t(`committee.state.${state}`), kind: KINDS[state] },
    path: paths.committee.review(number),
    action: t(`committee.readings.action.${state}`)
  }
}
