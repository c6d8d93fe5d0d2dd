import { obstaclesToOpening } from '../../../calls/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { dossierRow, type DossierRow } from '../rows/dossier-row.ts'
import { namesOf } from '../team/names.ts'
import { recusedNumbers } from '../team/recused.ts'
import { mayReadDossiers, type StaffCall } from '../team/staff-call.ts'
import { incidentsOf } from '../incidents/incidents-of.ts'

export interface Task {
  /** where it is done */
  path: string
  label: string
  name: string
  text: string
  since?: Date
  due?: Date
  dueWhat?: string
  late: boolean
}

export interface TaskGroup {
  id: string
  title: string
  items: Task[]
}

/** What waits for this person, or for whoever of the team takes it first. */
export async function tasksOf(request: PersonRequest, call: StaffCall): Promise<TaskGroup[]> {
  const { t } = request
  const reads = mayReadDossiers(call.person)
  const group = (id: string, items: Task[]) => ({ id, title: t(`staff.tasks.${id}.title`), items })
  const me = request.account.id
  const [assign, check, letters, failed, questions, messages] = await Promise.all([
    reads ? dossiers(request, call, 'assign', openScreening(null)) : [],
    reads ? dossiers(request, call, 'check', openScreening(me)) : [],
    reads ? dossiers(request, call, 'letter', INADMISSIBLE) : [],
    reads ? failures(request, call) : [],
    publicQuestions(request, call),
    reads ? unanswered(request, call) : []
  ])
  return [
    group('call', ofTheCall(request, call)),
    group('incidents', await incidentTasks(request, call)),
    group('assign', assign),
    group('check', check),
    group('letter', letters),
    group('failed', failed),
    group('messages', messages),
    group('questions', questions)
  ]
}

/** Declared so, its letter still to be read once more. */
const INADMISSIBLE = { 'subject.stage': 'answering', states: 'file.before.inadmissible' }

function openScreening(officer: string | null) {
  return { 'subject.stage': 'screening', 'subject.officer': officer }
}

async function dossiers(
  { services, account, clock, t }: PersonRequest,
  { number, voice }: StaffCall,
  kind: string,
  filter: Record<string, unknown>
): Promise<Task[]> {
  const { rows } = await services.applications.list({
    ...{ call: number, account, filter, sort: { pollAt: 1 }, limit: 50 }
  })
  const scope = { voice, me: account.id, now: clock.now(), names: new Map<string, string>() }
  return rows.map((one) => taskOf(dossierRow(one, scope), t(`staff.tasks.${kind}.text`)))
}

function taskOf(row: DossierRow, text: string): Task {
  return {
    ...{ path: row.path, label: row.number, name: row.territory, text },
    ...{ since: row.since, late: row.late },
    ...(row.due && { due: row.due.at, dueWhat: row.due.what })
  }
}

async function failures(request: PersonRequest, { number }: StaffCall): Promise<Task[]> {
  const { services, t } = request
  const recused = new Set(await recusedNumbers(request))
  const all = await services.messages.listFailures({ call: number })
  return all.flatMap(({ _id, application, subject, state, createdAt, failedAt, nextAt }) => {
    if (!application || recused.has(application)) return []
    const key = state === 'failed' ? 'failed' : 'retrying'
    return [
      {
        path: paths.staff.message(application, _id),
        ...{ label: application, name: subject, text: t(`staff.tasks.failed.${key}`) },
        ...{ since: failedAt ?? createdAt, late: state === 'failed' },
        ...(state !== 'failed' && nextAt && { due: nextAt, dueWhat: t('staff.tasks.failed.next') })
      }
    ]
  })
}

/** What Candide gave up and a person must take in hand. */
async function incidentTasks(request: PersonRequest, call: StaffCall): Promise<Task[]> {
  const all = await incidentsOf(request, call)
  return all.map(({ label, name, what, at }) => ({
    ...{ path: paths.staff.incidents(call.number), label, name, text: what, since: at },
    late: true
  }))
}

async function publicQuestions(
  { services, t }: PersonRequest,
  { number }: StaffCall
): Promise<Task[]> {
  const open = await services.calls.openQuestions(number)
  return open.map(({ text, askedAt }) => ({
    path: paths.staff.questions(number),
    label: t('staff.tasks.questions.label'),
    name: text.length > 120 ? `${text.slice(0, 118)}…` : text,
    ...{ text: '', since: askedAt, late: false }
  }))
}

/** Dossiers whose last message is the candidate's. */
async function unanswered(request: PersonRequest, { number }: StaffCall): Promise<Task[]> {
  const { services, t } = request
  const recused = await recusedNumbers(request)
  const last = await services.applications.models.exchanges.aggregate<{
    _id: string
    side: string
    at: Date
    by: string
  }>([
    { $match: { call: number, application: { $nin: recused } } },
    { $sort: { at: 1 } },
    {
      $group: {
        _id: '$application',
        side: { $last: '$side' },
        at: { $last: '$at' },
        by: { $last: '$by' }
      }
    }
  ])
  const waiting = last.filter(({ side }) => side === 'candidate')
  const names = await namesOf(
    request,
    waiting.map(({ by }) => by)
  )
  return waiting.map(({ _id, at, by }) => ({
    path: `${paths.staff.application(_id)}#messages`,
    ...{ label: _id, name: names.get(by) ?? '', text: t('staff.tasks.messages.text') },
    ...{ since: at, late: false }
  }))
}

function ofTheCall({ clock, t }: PersonRequest, call: StaffCall): Task[] {
  const { instance, content, number } = call
  const path = paths.staff.call(number)
  const one = (key: string, params: Record<string, unknown> = {}): Task[] => [
    {
      ...{ path, label: number, name: call.name, text: t(`staff.tasks.call.${key}`, params) },
      ...{ since: instance.enteredAt, late: instance.tags.includes('late') }
    }
  ]
  if (instance.states.includes('draft')) {
    const count = obstaclesToOpening(content, clock.now()).length
    return count > 0 ? one('obstacles', { count }) : one('ready')
  }
  if (instance.states.includes('closingInDoubt')) return one('doubt')
  if (instance.states.includes('announced.toComplete')) return one('complete')
  return []
}
