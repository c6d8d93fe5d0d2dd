import type { Account } from '../accounts/index.ts'
import { BadInput, isDuplicateKey, NotFound } from '../shared/errors.ts'
import { Refusal } from '../engine/index.ts'
import { questionsOf } from '../forms/index.ts'
import { accessTo } from './access.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import type { Correction } from './screening.model.ts'
import { openScreening } from './screening.ts'

interface OnDossier {
  account: Account
  number: string
  command: string
}

export interface CorrectionRequest {
  kind: Correction['kind']
  reopens: string[]
  message: string
  dueAt: Date
}

/** Long enough to explain, short enough to be read on a telephone. */
export const MESSAGE_MAX = 2_000

/**
 * Asks the candidate to correct what is named, and nothing else, before a date.
 * @throws BadInput beside the field; Refusal with the chart's reasons
 */
export async function requestCorrection(
  deps: ApplicationsDeps,
  { account, number, command, kind, reopens, message, dueAt }: OnDossier & CorrectionRequest
): Promise<Correction> {
  const { person, instance, rules } = await openScreening(deps, { account, number })
  const known = new Set(questionsOf(rules.content.form).map(({ id }) => id))
  const problems = [
    ...(message.trim() === ''
      ? [{ field: 'message', code: 'application.correction-message-empty' }]
      : []),
    ...(message.length > MESSAGE_MAX
      ? [
          {
            field: 'message',
            code: 'application.too-long',
            params: { max: MESSAGE_MAX, over: message.length - MESSAGE_MAX }
          }
        ]
      : []),
    ...(reopens.length === 0 || reopens.some((id) => !known.has(id))
      ? [{ field: 'reopens', code: 'application.correction-reopens-nothing' }]
      : []),
    ...(dueAt <= deps.clock.now() ? [{ field: 'dueAt', code: 'application.date-passed' }] : [])
  ]
  if (problems.length > 0) throw new BadInput(problems)

  const correction = await keepAsked(deps, {
    ...{ _id: `correction:${command}`, application: number, call: instance.subject.call, kind },
    ...{ reopens, message: message.trim(), requestedBy: account.id, requestedAt: deps.clock.now() },
    ...{ dueAt, state: 'open', answers: null, files: null },
    ...{ closedAt: null, closedBy: null, note: '' }
  })
  try {
    await deps.engine.send({
      chart: 'application',
      id: number,
      event: {
        type: 'REQUEST_CORRECTION',
        id: correction._id,
        kind,
        reopens,
        dueAt: dueAt.getTime()
      },
      by: { id: account.id, roles: person.roles },
      command
    })
  } catch (error) {
    // refused, nothing was asked of anybody; anything else may have come after it was
    if (error instanceof Refusal) {
      await deps.models.corrections.deleteOne({ _id: correction._id })
    }
    throw error
  }
  return correction
}

/** Keeps what is asked under the next free rank, so that each of two asked at once can be reached by its own. */
async function keepAsked(
  { models: { corrections } }: ApplicationsDeps,
  asked: Omit<Correction, 'rank'>
): Promise<Correction> {
  for (;;) {
    const { application, _id } = asked
    const last = await corrections.findOne({ application }, { rank: 1 }).sort({ rank: -1 }).lean()
    try {
      return await corrections
        .findOneAndUpdate(
          { _id },
          { $setOnInsert: { ...asked, rank: (last?.rank ?? 0) + 1 } },
          { upsert: true, returnDocument: 'after' }
        )
        .lean<Correction>()
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
}

/** More time for one correction, with its reason. */
export async function extendCorrection(
  deps: ApplicationsDeps,
  {
    account,
    number,
    command,
    id,
    dueAt,
    reason
  }: OnDossier & { id: string; dueAt: Date; reason: string }
): Promise<void> {
  await onCorrection(deps, { account, number, command, id, reason }, 'EXTEND_CORRECTION', {
    dueAt: dueAt.getTime()
  })
  await deps.models.corrections.updateOne({ _id: id }, { $set: { dueAt } })
}

/** The request falls, with its reason: it was a mistake, or was answered otherwise. */
export async function liftCorrection(
  deps: ApplicationsDeps,
  { account, number, command, id, reason }: OnDossier & { id: string; reason: string }
): Promise<void> {
  await onCorrection(deps, { account, number, command, id, reason }, 'LIFT_CORRECTION', {})
  await deps.models.corrections.updateOne(
    { _id: id },
    { $set: { state: 'lifted', closedAt: deps.clock.now(), closedBy: account.id, note: reason } }
  )
}

/** Every correction of a dossier, the oldest first. @throws NotFound unless this person is of it, or of the team */
export async function correctionsOf(
  deps: Pick<ApplicationsDeps, 'models'>,
  { account, number }: Pick<OnDossier, 'account' | 'number'>
): Promise<Correction[]> {
  await accessTo(deps, account, number)
  return deps.models.corrections
    .find({ application: number })
    .sort({ rank: 1 })
    .lean<Correction[]>()
}

async function onCorrection(
  deps: ApplicationsDeps,
  { account, number, command, id, reason }: OnDossier & { id: string; reason: string },
  type: string,
  facts: Record<string, unknown>
): Promise<void> {
  const { person, instance } = await accessTo(deps, account, number)
  const found = await deps.models.corrections
    .findOne({ _id: id, application: number }, { _id: 1 })
    .lean()
  if (!found) throw new NotFound(`correction ${id}`)
  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const remark = await deps.calls.keepRemark({
    command,
    by,
    call,
    application: number,
    text: reason
  })
  const event = { ...facts, type, id, reason: remark }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}
