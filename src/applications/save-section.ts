import type { Account } from '../accounts/index.ts'
import { readSection } from '../forms/index.ts'
import { Stale } from '../shared/errors.ts'
import type { Draft } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { openDraft, writeDraft } from './draft.ts'
import { refuseUnlessEditable } from './editable.ts'

/** As many people as may save different sections in the same instant. */
const MAX_TRIES = 10

/**
 * Saves one section as it was typed, mistakes included, and says nothing about completeness.
 * Two tabs on two sections do not hinder each other; on the same section, the second is told.
 * @param expect version of the draft that was on screen, for this section
 * @throws NotFound, Refusal when the dossier cannot be written now, Stale when this section changed meanwhile
 */
export async function saveSection(
  deps: ApplicationsDeps,
  {
    account,
    number,
    section,
    input,
    expect
  }: { account: Account; number: string; section: string; input: unknown; expect?: number }
): Promise<Draft> {
  for (let tries = 0; ; tries += 1) {
    const open = await openDraft(deps, { account, number })
    refuseUnlessEditable(open)
    if (expect !== undefined && (open.draft.sections[section] ?? 0) > expect) {
      throw new Stale(`section ${section} of ${number}`)
    }
    const answers = readSection(open.rules.content.form, section, input, open.draft.answers)
    try {
      return await writeDraft(deps, open, { answers }, section)
    } catch (error) {
      // another section was saved in between: what was typed here still holds
      if (!(error instanceof Stale) || tries >= MAX_TRIES) throw error
    }
  }
}
