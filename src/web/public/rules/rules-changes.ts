import type { CallContent } from '../../../calls/index.ts'
import { labelsOf } from '../../../forms/index.ts'
import { inLang, type Lang } from '../../../shared/lang.ts'
import { deadlineWords } from '../call/calendar-words.ts'
import { instantsOf } from '../../../calls/index.ts'
import type { Translate } from '../../i18n/i18n.ts'

/** One thing that an amendment changed. */
export interface RulesChange {
  /** such as « Calendrier », « Question D2 » */
  part: string
  /** null where it did not exist, or does not any more */
  before: string | null
  after: string | null
}

interface Scope {
  t: Translate
  lang: Lang
}

/** What differs between two published versions, in the words of the rules themselves. */
export function rulesChanges(before: CallContent, after: CallContent, scope: Scope): RulesChange[] {
  return [
    ...calendarChanges(before, after, scope),
    ...formChanges(before, after, scope),
    ...otherChanges(before, after, scope)
  ]
}

function calendarChanges(before: CallContent, after: CallContent, scope: Scope): RulesChange[] {
  const [old, now] = [instantsOf(before.calendar), instantsOf(after.calendar)]
  const names = Object.keys(now) as (keyof typeof now)[]
  return names
    .filter((name) => old[name] !== now[name])
    .map((name) => ({
      part: scope.t(`public.calendar.${name}`),
      before: deadlineWords(new Date(old[name]), scope),
      after: deadlineWords(new Date(now[name]), scope)
    }))
}

/** Questions by id: added, taken away, or reworded. */
function formChanges(before: CallContent, after: CallContent, { t, lang }: Scope): RulesChange[] {
  const [old, now] = [questionTexts(before, lang), questionTexts(after, lang)]
  const ids = [...new Set([...old.keys(), ...now.keys()])]
  return ids
    .filter((id) => old.get(id)?.whole !== now.get(id)?.whole)
    .flatMap((id) => {
      const [a, b] = [old.get(id), now.get(id)]
      const code = b?.code || a?.code || ''
      const part = code ? t('public.changes.question', { code }) : t('public.changes.piece')
      const lines = changedLines(a?.lines ?? [], b?.lines ?? [])
      return lines.length > 0
        ? lines.map((line) => ({ part, ...line }))
        : [{ part, before: null, after: b ? t('public.changes.moved') : null }]
    })
}

function questionTexts({ form }: CallContent, lang: Lang) {
  const labels = labelsOf(form)
  const entries = form.sections.flatMap((section) =>
    section.groups.flatMap(({ questions }) =>
      questions.map((question) => {
        const code = labels.get(question.id) ?? ''
        const whole = JSON.stringify(question)
        return [question.id, { code, whole, lines: textsOf(question, lang) }] as const
      })
    )
  )
  return new Map(entries)
}

/** The parts of the content that are neither dates nor questions, by their name. */
function otherChanges(before: CallContent, after: CallContent, scope: Scope): RulesChange[] {
  const names = Object.keys(after) as (keyof CallContent)[]
  return names
    .filter((name) => name !== 'calendar' && name !== 'form')
    .flatMap((name) =>
      changedLines(textsOf(before[name], scope.lang), textsOf(after[name], scope.lang)).map(
        (line) => ({ part: scope.t(`public.changes.parts.${name}`), ...line })
      )
    )
}

/** Lines of one side that the other does not have, paired in order. */
function changedLines(before: readonly string[], after: readonly string[]) {
  const gone = before.filter((line) => !after.includes(line))
  const come = after.filter((line) => !before.includes(line))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    before: gone[index] ?? null,
    after: come[index] ?? null
  }))
}

/** Every text and figure, in order; a text in two languages is read in the reader's. */
function textsOf(value: unknown, lang: Lang): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  if ('fr' in value && typeof value.fr === 'string') {
    const { fr } = value
    const en = 'en' in value && typeof value.en === 'string' ? value.en : undefined
    return [inLang({ fr, en }, lang).text]
  }
  return Object.values(value).flatMap((item) => textsOf(item, lang))
}
