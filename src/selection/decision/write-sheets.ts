import { createHash } from 'node:crypto'
import { canonicalJson } from '../../forms/index.ts'
import { newCode } from '../../shared/ids.ts'
import type { ProposedOutcome, ReadSelection } from '../proposal/frozen-selection.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { DossierDecision } from '../selection.model.ts'
import { decisionSheet } from './decision-sheet.ts'
import { wordsOf } from './draft-decision.ts'

export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * Writes what each dossier will receive, before the event that makes it a decision: one that no event names
 * is shown to nobody. Written again for the same decision, the first stays.
 */
export async function writeSheets(
  deps: SelectionDeps,
  {
    decision,
    call,
    selection,
    outcomes,
    reasons
  }: {
    decision: string
    call: string
    selection: ReadSelection
    outcomes: readonly (ProposedOutcome & { number: string })[]
    /** dossier → the text of its reason */
    reasons: ReadonlyMap<string, string>
  }
): Promise<DossierDecision[]> {
  const rules = await deps.calls.rules(call)
  if (!rules) throw new Error(`The rules of ${call} are missing.`)
  const { content } = rules
  const { ranking, frozen } = selection
  const sheets: DossierDecision[] = []
  for (const { number, outcome, rank } of outcomes) {
    const readings = frozen.dossiers.find(({ id }) => id === number)?.readings ?? []
    const words = await wordsOf(
      deps,
      number,
      readings.map(({ reader }) => reader)
    )
    const sheet = decisionSheet({
      ...{ call, decision, application: number, content, ranking, words },
      outcome: { outcome, rank },
      reason: reasons.get(number) ?? null
    })
    const text = canonicalJson(sheet)
    const _id = `${decision}:${number}`
    const fresh = { _id, decision, call, application: number, code: newCode(), text }
    await deps.models.sheets.updateOne(
      { _id },
      { $setOnInsert: { ...fresh, sha256: digest(text) } },
      { upsert: true }
    )
    const kept = await deps.models.sheets.findById(_id).lean<DossierDecision>()
    if (kept) sheets.push(kept)
  }
  return sheets
}
