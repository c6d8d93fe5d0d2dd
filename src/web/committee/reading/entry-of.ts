import type { Grid } from '../../../calls/index.ts'
import type { ReadingEntry } from '../../../reviews/index.ts'
import { textOf } from '../../applicant/dossier/command-of.ts'
import type { PersonRequest } from '../../page.ts'

/** What was chosen and written on the grid. A level that is no number is left for the domain to refuse. */
export function entryOf(request: PersonRequest, grid: Grid | null): ReadingEntry {
  const ids = (grid?.criteria ?? []).map(({ id }) => id)
  const levels = ids.flatMap((id) => {
    const typed = textOf(request, `levels.${id}`)
    return typed === '' ? [] : [[id, Number(typed)] as const]
  })
  return {
    levels: Object.fromEntries(levels),
    comments: Object.fromEntries(ids.map((id) => [id, textOf(request, `comments.${id}`)])),
    notes: textOf(request, 'notes')
  }
}
