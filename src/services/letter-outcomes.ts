import {
  countedAgain,
  type ApplicationInstance,
  type Applications,
  type Correction
} from '../applications/index.ts'
import type { Calls } from '../calls/index.ts'
import { Refusal, type Engine } from '../engine/index.ts'
import type { Message, Messages, OutcomeKind } from '../messages/index.ts'
import type { Logger } from '../shared/logger.ts'

interface OutcomeDeps {
  messages: Pick<Messages, 'list'>
  engine: Engine
  applications: Applications
  calls: Calls
  logger: Logger
}

/**
 * Tells the dossier what became of a letter that it waits for. Told again, the command is known and nothing
 * happens; a dossier that has moved on since refuses, and that is an answer too.
 */
export async function tellOutcome(
  { engine, applications, messages, logger }: OutcomeDeps,
  message: Message,
  kind: OutcomeKind
): Promise<void> {
  const { application, ref, letter } = message
  if (!application || !ref) return
  if (kind === 'failed' && (await reachedSomebody(messages, application, ref))) return
  const at = message.outcomes[message.told]?.at ?? message.availableAt ?? message.createdAt
  const correction = await applications.models.corrections.findById(ref).lean<Correction>()
  const dueAt = correction && countedAgain(correction, at)
  const event =
    kind === 'available'
      ? {
          ...{ type: 'LETTER_AVAILABLE', letter, ref, at: at.getTime() },
          ...(dueAt && { dueAt: dueAt.getTime() })
        }
      : { type: 'LETTER_FAILED', letter, ref, error: String(message.attempts.at(-1)?.code ?? '') }
  try {
    await engine.send<ApplicationInstance['subject']>({
      ...{ chart: 'application', id: application, event },
      by: { id: 'messaging', roles: ['messaging'] },
      command: `message:${message._id}:${message.told}`
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    logger.info({ application, letter, kind }, 'the dossier no longer waits for this letter')
  }
}

/** The same letter went to several people of the dossier: it failed when none of them had it. */
async function reachedSomebody(
  { list }: Pick<Messages, 'list'>,
  application: string,
  ref: string
): Promise<boolean> {
  const all = await list({ application })
  return all.some((one) => one.ref === ref && (one.state === 'sent' || one.state === 'settled'))
}
