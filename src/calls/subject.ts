import { instantsOf } from './calendar.ts'
import type { CallContent } from './call-content.ts'
import type { CallSubject } from './call.model.ts'

/** What lists of calls show. */
export function subjectOf(number: string, content: CallContent): CallSubject {
  const { opensAt, closesAt, answersBy } = instantsOf(content.calendar)
  const { code, title, shortTitle } = content
  return {
    number,
    code,
    title: plainText(title),
    shortTitle: plainText(shortTitle),
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    answersBy: new Date(answersBy)
  }
}

function plainText({ fr, en }: { fr: string; en?: string | undefined }) {
  return en === undefined ? { fr } : { fr, en }
}
