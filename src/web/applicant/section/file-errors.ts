import type { FieldView, SectionView } from '../../../forms/index.ts'
import { mapNested } from './nested-fields.ts'

/** Why files sent with a form were not taken, by question. */
export type FileErrors = ReadonlyMap<string, readonly string[]>

/** Shows the errors of files beside their questions: they are of one sending, and are not stored with answers. */
export function showFileErrors(view: SectionView, errors: FileErrors): SectionView {
  const mark = (field: FieldView): FieldView => {
    const own = errors.get(field.question) ?? []
    if (own.length === 0) return field
    const describedBy = [field.describedBy, field.errorId].filter(Boolean).join(' ')
    return { ...field, errors: [...field.errors, ...own], invalid: true, describedBy }
  }
  const groups = view.groups.map((group) => ({
    ...group,
    fields: group.fields.map((field) => mapNested(field, mark))
  }))
  return { ...view, groups }
}
