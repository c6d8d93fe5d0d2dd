import type { FieldView, SectionView } from '../../../forms/index.ts'

/** Why files sent with a form were not taken, by question. */
export type FileErrors = ReadonlyMap<string, readonly string[]>

/** Shows the errors of files beside their questions: they are of one sending, and are not stored with answers. */
export function showFileErrors(view: SectionView, errors: FileErrors): SectionView {
  const mark = (field: FieldView): FieldView => {
    const own = errors.get(field.question) ?? []
    const marked = { ...field, parts: field.parts.map(mark) }
    if (own.length === 0) return marked
    const described = [field.describedBy, field.errorId].filter(Boolean).join(' ')
    return { ...marked, errors: [...field.errors, ...own], invalid: true, describedBy: described }
  }
  const groups = view.groups.map((group) => ({ ...group, fields: group.fields.map(mark) }))
  return { ...view, groups }
}
