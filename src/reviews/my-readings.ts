import { personFor, type Account } from '../accounts/index.ts'
import type { ApplicationInstance, ApplicationSubject } from '../applications/index.ts'
import { NotFound } from '../shared/errors.ts'
import { factsOf, readingsOver } from './dossier-facts.ts'
import { recusedFrom } from './reader-access.ts'
import { dueAtOf, missingIn } from './reading-sheet.ts'
import type { ReadingSheet } from './review.model.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

export interface MyReading {
  number: string
  subject: Pick<ApplicationSubject, 'territory' | 'title' | 'departement' | 'leadKind'>
  state: 'to-declare' | 'to-read' | 'begun' | 'finished' | 'over'
  /** criteria scored, of how many */
  scored: number
  criteria: number
  dueAt: Date
  late: boolean
  updatedAt: Date | null
}

/**
 * The dossiers given to somebody of the committee, the first due first; nothing of what others found.
 * @throws NotFound unless they read in this call
 */
export async function myReadings(
  deps: ReviewsDeps,
  { account, call }: { account: Account; call: string }
): Promise<MyReading[]> {
  const { roles } = personFor(account, { callId: call })
  if (!roles.includes('committee')) throw new NotFound(`readings in ${call}`)
  const [given, sheets, declared, recused, rules] = await Promise.all([
    deps.applications.models.applications
      .find(
        { 'subject.call': call, 'snapshot.context.readers': account.id },
        { subject: 1, states: 1, tags: 1, snapshot: 1 }
      )
      .sort({ _id: 1 })
      .lean<ApplicationInstance[]>(),
    deps.models.sheets.find({ call, reader: account.id }).lean<ReadingSheet[]>(),
    deps.models.declarations.find({ call, account: account.id }, { application: 1 }).lean(),
    recusedFrom(deps, account.id),
    deps.calls.rules(call)
  ])
  const content = rules?.content ?? { grid: null }
  const declaredFor = new Set(declared.map(({ application }) => application))
  const now = deps.clock.now().getTime()
  return given
    .filter(({ _id }) => !recused.has(_id))
    .map((instance) => {
      const facts = factsOf(instance)
      const sheet = sheets.find(({ application }) => application === instance._id)
      const criteria = content.grid?.criteria.length ?? 0
      const finished = facts.readings.some(({ reader }) => reader === account.id)
      const over = !finished && readingsOver(instance)
      const dueAt = dueAtOf({ instance, facts })
      const { territory, title, departement, leadKind } = instance.subject
      return {
        number: instance._id,
        subject: { territory, title, departement, leadKind },
        state: finished
          ? ('finished' as const)
          : over
            ? ('over' as const)
            : !declaredFor.has(instance._id)
              ? ('to-declare' as const)
              : sheet
                ? ('begun' as const)
                : ('to-read' as const),
        scored: criteria - missingIn(content, sheet?.levels ?? {}).length,
        criteria,
        dueAt: new Date(dueAt),
        late: !finished && now >= dueAt,
        updatedAt: sheet?.updatedAt ?? null
      }
    })
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}
