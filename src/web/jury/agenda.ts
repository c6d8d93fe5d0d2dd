import { isOpen, meetingOf, type Session } from '../../selection/index.ts'
import { BadInput } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { parisInstant } from '../../shared/paris-time.ts'
import { textOf } from '../applicant/dossier/command-of.ts'
import { listedDossiers } from '../committee/listed-dossiers.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField } from '../refusals/index.ts'
import { openCall, sits, type OpenCall } from './open-call.ts'
import { convocationModel, seatedMembers } from './session/convocation.ts'
import { holdsThePen, namesOf } from './session/names-of.ts'
import { runAct, type NotTaken } from './session/run-act.ts'

/** When and where the jury meets, who sits, and dossier by dossier what it takes up. */
export const agenda: Page = {
  path: paths.jury.agenda(':call'),
  audience: 'jury',
  nav: 'agenda',
  get: async (request) => show(request, await openCall(request), null),
  post: async (request) => {
    const call = await openCall(request)
    const { selection } = request.services
    const not = await runAct(request, call.number, {
      convene: async (on) => {
        const members = await seatedMembers(request, call)
        return selection.convene({
          ...{ ...on, members, meetsAt: typedInstant(request) },
          ...{ place: textOf(request, 'place').trim(), chair: textOf(request, 'chair') },
          secretary: textOf(request, 'secretary')
        })
      },
      open: (on) => selection.openSession(on),
      examine: (on) => selection.examine({ ...on, application: textOf(request, 'application') }),
      adjourn: (on) => selection.adjourn({ ...on, reason: textOf(request, 'reason').trim() })
    })
    return not ? show(request, call, not) : redirect(paths.jury.agenda(call.number))
  }
}

/** @throws BadInput beside the date */
function typedInstant(request: PersonRequest): Date {
  try {
    return parisInstant(textOf(request, 'date'), textOf(request, 'time'))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new BadInput([{ field: 'meetsAt', code: 'jury.convene.date-unread' }])
  }
}

async function show(request: PersonRequest, call: OpenCall, not: NotTaken | null): Promise<Answer> {
  const { services, account, t } = request
  const session = await services.selection.session({ account, call: call.number })
  const [dossiers, names] = await Promise.all([
    listedDossiers(request, call.number),
    namesOf(request, session)
  ])
  const pen = holdsThePen(call.roles, account.id, session)
  const meeting = meetingOf(session)
  const waiting = !meeting || meeting.adjournedAt !== null
  const examined = new Map(session.examined.map((one) => [one.application, one.at]))
  return view(
    'jury/agenda',
    {
      title: t('jury.agenda.title'),
      ...{ call: call.shown, meeting, pen, isOpen: isOpen(session) },
      mayOpen: pen && meeting !== undefined && !meeting.openedAt && !meeting.adjournedAt,
      members: membersModel(session, names, request),
      secretary: names.get(session.secretary) ?? '',
      dossiers: dossiers.map((one) => ({
        ...{ ...one, at: examined.get(one.number), command: newId() },
        path: sits(call) ? paths.jury.dossier(call.number, one.number) : ''
      })),
      last: session.examined.at(-1)?.application,
      convocation: waiting && pen ? await convocationModel(request, call) : null,
      ...{ command: newId(), adjournCommand: newId(), reason: textOf(request, 'reason') },
      ...{ errors: not?.problems ?? [], sentences: not?.sentences ?? [] },
      wrong: byField(not?.problems ?? []),
      action: paths.jury.agenda(call.number),
      attendancePath: paths.jury.attendance(call.number),
      minutesPath: paths.jury.minutes(call.number)
    },
    not?.status ?? 200
  )
}

function membersModel(
  session: Session,
  names: ReadonlyMap<string, string>,
  { t }: Pick<PersonRequest, 't'>
) {
  return session.members.map(({ account, seat, votes }) => ({
    ...{ name: names.get(account) ?? '', seat: t(`jury.seat.${seat}`), votes },
    chair: account === session.chair
  }))
}
