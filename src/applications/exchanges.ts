import type { Account } from '../accounts/index.ts'
import { BadInput, NotFound } from '../shared/errors.ts'
import { accessTo } from './access.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { MESSAGE_MAX } from './corrections.ts'
import type { Exchange, InternalNote } from './screening.model.ts'

type Writing = { account: Account; number: string; command: string; text: string }

/**
 * A message between the candidate and the team; sent twice, it is written once.
 * @throws BadInput; NotFound unless this person is of the dossier or of the team
 */
export async function writeExchange(
  deps: ApplicationsDeps,
  { account, number, command, text }: Writing
): Promise<Exchange> {
  const { person, instance } = await accessTo(deps, account, number)
  const said = checked(text)
  const side = person.roles.some(
    (role) => role === 'writer' || role === 'signatory' || role === 'reader'
  )
    ? 'candidate'
    : 'team'
  const exchange: Exchange = {
    ...{ _id: `exchange:${command}`, application: number, call: instance.subject.call, side },
    ...{ by: account.id, text: said, at: deps.clock.now() }
  }
  await deps.models.exchanges.updateOne(
    { _id: exchange._id },
    { $setOnInsert: exchange },
    { upsert: true }
  )
  return exchange
}

/** A note that only the team reads. @throws BadInput; NotFound unless this person is of the team */
export async function writeNote(
  deps: ApplicationsDeps,
  { account, number, command, text }: Writing
): Promise<void> {
  await asTeam(deps, account, number)
  const note: InternalNote = {
    ...{ _id: `note:${command}`, application: number, by: account.id },
    ...{ text: checked(text), at: deps.clock.now() }
  }
  await deps.models.notes.updateOne({ _id: note._id }, { $setOnInsert: note }, { upsert: true })
}

/** Every message of a dossier, the oldest first. @throws NotFound unless this person is of it, or of the team */
export async function exchangesOf(
  deps: Pick<ApplicationsDeps, 'models'>,
  { account, number }: Pick<Writing, 'account' | 'number'>
): Promise<Exchange[]> {
  await accessTo(deps, account, number)
  return deps.models.exchanges.find({ application: number }).sort({ at: 1 }).lean<Exchange[]>()
}

/** The team's notes, the latest first. @throws NotFound unless this person is of the team */
export async function notesOf(
  deps: Pick<ApplicationsDeps, 'models'>,
  { account, number }: Pick<Writing, 'account' | 'number'>
): Promise<InternalNote[]> {
  await asTeam(deps, account, number)
  return deps.models.notes.find({ application: number }).sort({ at: -1 }).lean<InternalNote[]>()
}

async function asTeam(deps: Pick<ApplicationsDeps, 'models'>, account: Account, number: string) {
  const { person } = await accessTo(deps, account, number)
  if (!person.roles.some((role) => role === 'officer' || role === 'direction')) {
    throw new NotFound(`notes of ${number}`)
  }
}

function checked(text: string): string {
  const said = text.trim()
  if (said === '') throw new BadInput([{ field: 'text', code: 'application.text-empty' }])
  if (said.length > MESSAGE_MAX) {
    const params = { max: MESSAGE_MAX, over: said.length - MESSAGE_MAX }
    throw new BadInput([{ field: 'text', code: 'application.too-long', params }])
  }
  return said
}
