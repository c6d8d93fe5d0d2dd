import { isPresent, type Session } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'
import { textOf } from '../../applicant/dossier/command-of.ts'
import { newId } from '../../../shared/ids.ts'

/** The motion on the table, those that are voted, and who may put one. */
export async function motionsModel(
  request: PersonRequest,
  session: Session,
  names: ReadonlyMap<string, string>,
  votes: number
) {
  const { services } = request
  const texts = await services.calls.remarks([
    ...session.motions.map(({ text }) => text),
    ...session.disagreements.map(({ text }) => text)
  ])
  const name = (id: string) => names.get(id) ?? ''
  const all = session.motions.map(({ id, by, text, movedAt, vote }, index) => ({
    ...{ id, by: name(by), text: texts.get(text) ?? '', movedAt, number: index + 1, vote }
  }))
  const open = all.findLast(({ vote }) => vote === null)
  const typed = (field: string) => textOf(request, field)
  return {
    open: open && {
      ...open,
      ...{ command: newId(), votes, for: typed('for'), against: typed('against') },
      abstain: typed('abstain'),
      chairVotes: (['for', 'against', 'abstain'] as const).map((value) => ({
        ...{ value, label: request.t(`jury.motion.${value}`), current: typed('chair') === value }
      }))
    },
    voted: all.filter(({ vote }) => vote !== null),
    next: all.length + 1,
    text: textOf(request, 'act') === 'move' ? typed('text') : '',
    disagreement: textOf(request, 'act') === 'disagree' ? typed('disagreement') : '',
    disagreements: session.disagreements.map(({ member, text, at }) => ({
      ...{ by: name(member), text: texts.get(text) ?? '', at }
    })),
    movers: session.members
      .filter(({ account }) => isPresent(session.presence.get(account)))
      .map(({ account }) => ({
        ...{ value: account, label: name(account) },
        current: typed('mover') === account || (!typed('mover') && account === session.chair)
      })),
    ...{ moveCommand: newId(), disagreeCommand: newId() }
  }
}
