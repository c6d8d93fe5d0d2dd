import type { ApplicationInstance, Revision } from '../../../applications/index.ts'
import { readingView, type ReadingSection } from '../../../forms/index.ts'
import { formScope } from '../../applicant/section/form-scope.ts'
import type { PersonRequest } from '../../page.ts'

/**
 * The deposited dossier to be read, section by section, in the words of the rules that it was written under.
 * @param hrefOf the address of a piece, for this reader
 */
export async function depositedSections(
  { services, t, lang }: PersonRequest,
  { instance, revision }: { instance: ApplicationInstance; revision: Revision | null },
  hrefOf: (file: string) => string
): Promise<ReadingSection[]> {
  if (!revision) return []
  const rules = await services.calls.rules(instance.subject.call, revision.rules)
  if (!rules) throw new Error(`Rules ${revision.rules} of ${instance._id} are missing.`)
  const files = revision.files.map((file) => ({ ...file, href: hrefOf(file.id) }))
  const answers = { answers: revision.answers, files }
  return readingView(rules.content.form, answers, formScope({ t, lang }, revision.rules))
}

/** How many of its answers are pieces to read. */
export function countPieces(sections: readonly ReadingSection[]): number {
  return sections.flatMap(({ answers }) => answers.filter(({ answer }) => answer?.kind === 'files'))
    .length
}
