import type { Account } from '../accounts/index.ts'
import { findSection, readSection } from '../forms/index.ts'
import { NotFound, Stale } from '../shared/errors.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { openDraft, writeDraft, type OpenDraft } from './draft.ts'
import { refuseUnlessEditable } from './editable.ts'

/** As many people as may save different sections in the same instant. */
const MAX_TRIES = 10

/**
 * Saves one section as it was typed, mistakes included, and says nothing about completeness.
 * Two tabs on two sections do not hinder each other; on the same section, the second is told.
 * @param expect version of the draft that was on screen, for this section
 * @returns the draft as it is now, with what was read to write it
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
): Promise<OpenDraft> {
  for (let tries = 0; ; tries += 1) {
    const open = await openDraft(deps, { account, number })
    if (!findSection(open.rules.content.form, section)) throw new NotFound(`section ${section}`)
    refuseUnlessEditable(open)
    if (expect !== undefined && (open.draft.sections[section] ?? 0) > expect) {
      throw new Stale(`section ${section} of ${number}`)
    }
    const answers = readSection(open.rules.content.form, section, input, open.draft.answers)
    try {
      return { ...open, draft: await writeDraft(deps, open, { answers }, section) }
    } catch (error) {
      // another section was saved in between: what was typed here still holds
      if (!(error instanceof Stale) || tries >= MAX_TRIES) throw error
    }
  }
}
