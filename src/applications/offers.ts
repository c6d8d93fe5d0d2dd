import { instantsOf } from '../calls/index.ts'
import type { Offer } from '../engine/index.ts'
import { completeness } from '../forms/index.ts'
import type { Access } from './access.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import type { Draft } from './application.model.ts'

/** A reason is asked for on the next page: what is offered here supposes that one will be given. */
const GIVEN = { reason: 'given' }

/**
 * What this person may do now with this dossier, and why not the rest: answered by the code that will decide.
 * @param facts of events whose guards need more than the dossier, such as the points of a screening
 */
export async function offersTo(
  deps: ApplicationsDeps,
  { access, facts = {} }: { access: Access; facts?: Record<string, Record<string, unknown>> }
): Promise<Offer[]> {
  const { instance, person } = access
  const { context } = instance.snapshot
  const [draft, rules] = await Promise.all([
    deps.models.drafts.findById(instance._id).lean<Draft>(),
    deps.calls.rules(instance.subject.call)
  ])
  const closesAt = rules ? instantsOf(rules.content.calendar).closesAt : 0
  const problems =
    draft && rules
      ? completeness(rules.content.form, draft.answers, draft.files).problems.map(
          ({ question }) => question
        )
      : []
  const now = deps.clock.now().getTime()
  const version = (context['signed'] ?? context['proposed'] ?? {}) as Record<string, unknown>
  const [correction] = context['corrections'] as { id: string }[]
  const later = { dueAt: now + 1, until: now + 1, ...GIVEN }
  return deps.engine.may({
    chart: 'application',
    instance,
    actor: { id: person.accountId, roles: person.roles },
    probes: {
      ASK_SIGNATURE: { problems, closesAt },
      DEPOSIT: {
        problems: context['signed'] ? [] : problems,
        closesAt,
        receivedAt: now,
        ...version
      },
      DEPOSIT_ON_PAPER: { receivedAt: Math.min(now, closesAt - 1), closed: false, ...GIVEN },
      SIGN: version,
      REFUSE_SIGNATURE: GIVEN,
      TAKE_UP_AGAIN: { closesAt },
      REQUEST_CORRECTION: { id: 'new', kind: 'incomplete', reopens: ['any'], ...later },
      EXTEND_CORRECTION: { id: correction?.id, ...later },
      LIFT_CORRECTION: { id: correction?.id, ...GIVEN },
      ANSWER_CORRECTION: { id: correction?.id, answersChanged: false, problems: [] },
      DECLARE_INADMISSIBLE: GIVEN,
      UNDO_ADMISSIBILITY: GIVEN,
      UNDO_INADMISSIBILITY: GIVEN,
      ASSIGN_READER: { reader: 'new', recused: [] },
      REMOVE_READER: { reader: (context['readers'] as string[])[0], ...GIVEN },
      RECUSE: GIVEN,
      EXTEND_ACCEPTANCE: later,
      EXTEND_PIECES: later,
      APPEAL: GIVEN,
      ANSWER_APPEAL: GIVEN,
      REPLACE_DECISION: { outcome: 'selected', ...GIVEN },
      ...facts
    }
  })
}
