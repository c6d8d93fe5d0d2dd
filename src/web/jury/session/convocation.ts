import { instantsOf } from '../../../calls/index.ts'
import type { SessionMember } from '../../../selection/index.ts'
import { parisIsoDate, parisWallTime } from '../../../shared/paris-time.ts'
import { textOf } from '../../applicant/dossier/command-of.ts'
import type { PersonRequest } from '../../page.ts'
import type { OpenCall } from '../open-call.ts'

/** Those of the call's jury, with the seat that its rules give them. */
export async function seatedMembers(
  { services }: Pick<PersonRequest, 'services'>,
  { number, content }: OpenCall
): Promise<SessionMember[]> {
  const people = await services.accounts.peopleOfCall(number, ['jury'])
  return people.map(({ id, name }) => {
    const juror = content.jury.find((one) => one.name === name)
    return { account: id, seat: juror?.seat ?? 'organiser', votes: juror?.votes ?? false }
  })
}

/** The form that convenes: the date of the calendar, the jury of the rules, one chair, one secretary. */
export async function convocationModel(request: PersonRequest, call: OpenCall) {
  const { accounts } = request.services
  const [members, people, team] = await Promise.all([
    seatedMembers(request, call),
    accounts.peopleOfCall(call.number),
    accounts.peopleOfCall(call.number, ['officer'])
  ])
  const planned = new Date(instantsOf(call.content.calendar).juryAt)
  const wall = parisWallTime(planned)
  const two = (part: number) => String(part).padStart(2, '0')
  const typed = (name: string, otherwise: string) => textOf(request, name) || otherwise
  const name = (id: string) => people.find((one) => one.id === id)?.name ?? ''
  return {
    date: typed('date', parisIsoDate(planned)),
    time: typed('time', `${two(wall.hour)}:${two(wall.minute)}`),
    place: textOf(request, 'place'),
    members: members.map(({ account, seat, votes }) => ({
      ...{ name: name(account), seat: request.t(`jury.seat.${seat}`), votes }
    })),
    chairs: members
      .filter(({ votes }) => votes)
      .map(({ account }) => ({
        ...{ value: account, label: name(account), current: textOf(request, 'chair') === account }
      })),
    secretaries: team.map(({ id }) => ({
      ...{ value: id, label: name(id), current: textOf(request, 'secretary') === id }
    }))
  }
}
