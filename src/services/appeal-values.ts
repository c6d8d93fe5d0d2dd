import type { ApplicationInstance } from '../applications/index.ts'
import type { Entry } from '../engine/index.ts'
import type { LetterValues } from '../messages/index.ts'
import type { Translate } from '../web/i18n/i18n.ts'

/** Letters that speak of an appeal made at an earlier step. */
const ABOUT_APPEAL = ['appeal-answered', 'appeal-silent']

/** The day of the appeal that a letter answers, and what the authority decided. */
export function appealValues(
  letter: string,
  { instance, entry }: { instance: Pick<ApplicationInstance, 'history'>; entry: Entry },
  t: Translate
): LetterValues {
  if (!ABOUT_APPEAL.includes(letter)) return {}
  const made = instance.history.slice(0, entry.seq).findLast(({ event }) => event.type === 'APPEAL')
  const upheld = entry.event['upheld'] === true
  return {
    date: made?.at ?? entry.at,
    ...(entry.event.type === 'ANSWER_APPEAL' && {
      reponse: t(`selection.appeal.${upheld ? 'upheld' : 'rejected'}`)
    })
  }
}
