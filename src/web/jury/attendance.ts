import {
  isOpen,
  isPresent,
  meetingOf,
  membersRecused,
  quorumOf,
  type Session
} from '../../selection/index.ts'
import { newId } from '../../shared/ids.ts'
import { parisDate, parisInstant, parisIsoDate } from '../../shared/paris-time.ts'
import { textOf } from '../applicant/dossier/command-of.ts'
import { listedDossiers } from '../committee/listed-dossiers.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField } from '../refusals/index.ts'
import { openCall, type OpenCall } from './open-call.ts'
import { holdsThePen, namesOf } from './session/names-of.ts'
import { quorumModel } from './session/quorum-model.ts'
import { runAct, type Acts, type NotTaken } from './session/run-act.ts'

/** Who is here, who is represented, who stands aside from what; and whether each dossier can be voted. */
export const attendance: Page = {
  path: paths.jury.attendance(':call'),
  audience: 'jury',
  nav: 'attendance',
  get: async (request) => show(request, await openCall(request), null),
  post: async (request) => {
    const call = await openCall(request)
    const not = await runAct(request, call.number, actsOf(request))
    return not ? show(request, call, not) : redirect(paths.jury.attendance(call.number))
  }
}

function actsOf(request: PersonRequest): Acts {
  const { selection } = request.services
  const member = textOf(request, 'member')
  return {
    room: (on) => selection.arrive({ ...on, member, how: 'room' }),
    remote: (on) => selection.arrive({ ...on, member, how: 'remote' }),
    leave: (on) => selection.leave({ ...on, member }),
    excuse: (on) => selection.excuse({ ...on, member }),
    mandate: (on) =>
      selection.giveMandate({
        ...{ ...on, from: textOf(request, 'from'), to: textOf(request, 'to') },
        dated: textOf(request, 'dated')
      }),
    out: (on) =>
      selection.stepOut({
        ...on,
        member,
        applications: [request.body['applications'] ?? []].flat()
      }),
    in: (on) => selection.stepIn({ ...on, member })
  }
}

async function show(request: PersonRequest, call: OpenCall, not: NotTaken | null): Promise<Answer> {
  const { services, account, t, clock } = request
  const { number } = call
  const session = await services.selection.session({ account, call: number })
  const [names, listed] = await Promise.all([
    namesOf(request, session),
    listedDossiers(request, number)
  ])
  // whoever stands aside sees nothing of their dossiers, not even who else does
  const recusals = new Map(
    await Promise.all(
      listed.map(async (one) => [one.number, await services.reviews.recusedOf(one.number)] as const)
    )
  )
  const territory = (id: string) => listed.find((one) => one.number === id)?.territory ?? id
  const own = membersRecused(session, recusals)
  return view(
    'jury/attendance',
    {
      title: t('jury.attendance.title'),
      ...{ call: call.shown, meeting: meetingOf(session), isOpen: isOpen(session) },
      pen: holdsThePen(call.roles, account.id, session),
      quorum: quorumModel(session, new Map(), quorumOf(session, new Map(), []), { names, t }),
      members: membersModel(session, own, names, new Set(listed.map((one) => one.number)), request),
      voting: session.members
        .filter(({ votes }) => votes)
        .map((one) => ({ value: one.account, label: names.get(one.account) ?? '' })),
      dossiers: [...own].map(([id, accounts]) => ({
        ...{ number: id, territory: territory(id), quorum: quorumOf(session, recusals, [id]) },
        members: accounts.map((one) => names.get(one) ?? '').join(', ')
      })),
      ...{ listed: listed.length > 0, others: listed.length - own.size },
      ordinary: quorumOf(session, new Map(), []),
      ...{ today: textOf(request, 'dated') || parisIsoDate(clock.now()), command: newId() },
      ...{ errors: not?.problems ?? [], sentences: not?.sentences ?? [] },
      wrong: byField(not?.problems ?? []),
      ...{ minutesPath: paths.jury.minutes(number), action: paths.jury.attendance(number) }
    },
    not?.status ?? 200
  )
}

function membersModel(
  session: Session,
  recused: ReadonlyMap<string, readonly string[]>,
  names: ReadonlyMap<string, string>,
  shown: ReadonlySet<string>,
  { t, lang }: Pick<PersonRequest, 't' | 'lang'>
) {
  return session.members.map(({ account, seat, votes }) => {
    const presence = session.presence.get(account)
    const mandate = session.mandates.find(({ from }) => from === account)
    const here = isPresent(presence)
    const state = mandate
      ? 'represented'
      : here
        ? presence?.how
        : presence?.how === 'excused'
          ? 'excused'
          : presence
            ? 'left'
            : 'absent'
    const own = [...recused].filter(([, all]) => all.includes(account)).map(([number]) => number)
    return {
      ...{ account, name: names.get(account) ?? '', seat: t(`jury.seat.${seat}`), votes },
      ...{ chair: account === session.chair, here, command: newId(), outCommand: newId() },
      state: { label: t(`jury.presence.${state}`), kind: here ? 'done' : mandate ? 'info' : '' },
      ...{ since: presence?.arrivedAt, until: presence?.leftAt },
      holder: mandate && {
        name: names.get(mandate.to) ?? '',
        dated: parisDate(parisInstant(mandate.dated, '12:00'), lang)
      },
      ...{
        recused: own,
        isOut: presence?.outFor != null,
        outFor: presence?.outFor?.filter((number) => shown.has(number)).join(', ')
      }
    }
  })
}
