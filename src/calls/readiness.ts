import { checkDefinition } from '../forms/index.ts'
import { disorderOf, instantsOf } from './calendar.ts'
import type { CallContent } from './call-content.ts'

/** Something that stands before the opening: a code for its sentence, and its variables. */
export interface Obstacle {
  code:
    | 'form'
    | 'grid-missing'
    | 'grid-reads-unknown'
    | 'floor-unknown'
    | 'calendar-order'
    | 'closing-passed'
    | 'mentions-unconfirmed'
    | 'jury-empty'
    | 'english-missing'
  params: Record<string, string | number>
}

/** Everything that must be mended before a call may open; empty when nothing is missing. */
export function obstaclesToOpening(content: CallContent, now: Date): Obstacle[] {
  const obstacles: Obstacle[] = []
  const found = (code: Obstacle['code'], params: Obstacle['params'] = {}) =>
    void obstacles.push({ code, params })

  const form = checkDefinition(content.form)
  for (const { path, code } of form.valid ? [] : form.problems) found('form', { path, code })
  for (const pair of disorderOf(content.calendar)) found('calendar-order', pair)
  if (instantsOf(content.calendar).closesAt <= now.getTime()) found('closing-passed')
  if (!content.mentionsConfirmed) found('mentions-unconfirmed')
  if (content.settings.scored && !content.grid) found('grid-missing')
  if (content.settings.scored && !content.jury.some((juror) => juror.votes)) found('jury-empty')

  const questions = new Set(
    content.form.sections.flatMap((section) =>
      section.groups.flatMap((group) => group.questions.map(({ id }) => id))
    )
  )
  const criteria = new Set(content.grid?.criteria.map(({ id }) => id))
  for (const { id, reads } of content.grid?.criteria ?? []) {
    for (const question of reads) {
      if (!questions.has(question)) found('grid-reads-unknown', { criterion: id, question })
    }
  }
  for (const criterion of Object.keys(content.settings.floors)) {
    if (!criteria.has(criterion)) found('floor-unknown', { criterion })
  }
  if (content.bilingual)
    for (const path of missingEnglish(content)) found('english-missing', { path })
  return obstacles
}

/** Paths of the texts that have French and no English. */
function missingEnglish(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('fr' in value && typeof value.fr === 'string') {
    return 'en' in value && value.en ? [] : [path]
  }
  return Object.entries(value).flatMap(([key, item]) =>
    missingEnglish(item, path ? `${path}.${key}` : key)
  )
}
