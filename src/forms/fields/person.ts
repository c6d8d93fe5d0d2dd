import { z } from 'zod'
import type { FieldError } from '../answers.ts'
import type { FieldType } from '../field-type.ts'
import { questionBase } from '../question-base.ts'
import { tooLong } from './counter.ts'
import { readMail } from './mail.ts'
import { partView } from './part-view.ts'

const PERSON_PARTS = ['name', 'role', 'organisation', 'mail', 'phone'] as const

type PersonPart = (typeof PERSON_PARTS)[number]

/** Professional details of one person; `ask` says which, all of them wanted. */
export const person = z.strictObject({
  ...questionBase,
  type: z.literal('person'),
  ask: z.array(z.enum(PERSON_PARTS)).min(1).default(['name', 'role', 'mail'])
})

export type PersonQuestion = z.infer<typeof person>
export type PersonRaw = Record<string, string>

/** Longer than any name, role or organisation of a public body that we know of. */
const MAX = 200
const AUTOCOMPLETE: Record<PersonPart, string> = {
  name: 'name',
  role: 'organization-title',
  organisation: 'organization',
  mail: 'email',
  phone: 'tel'
}
const INPUT_TYPE: Partial<Record<PersonPart, string>> = { mail: 'email', phone: 'tel' }

/** The value holds the parts asked, each with its text. */
export const personField: FieldType<PersonQuestion, PersonRaw, PersonRaw> = {
  shape: z.record(z.string(), z.string()),
  errors: ['missing-part', 'too-long', 'not-a-mail', 'not-a-phone'],
  gather: (question, input) =>
    Object.fromEntries(question.ask.map((part) => [part, input.line(part)])),
  isBlank: (raw) => Object.values(raw).every((one) => one === ''),
  check(question, raw) {
    const checked = question.ask.map((part) => ({ part, ...checkPart(part, raw[part] ?? '') }))
    const errors = checked.flatMap(({ part, error }) => (error ? [{ ...error, part }] : []))
    if (errors.length > 0) return { errors }
    return { value: Object.fromEntries(checked.map((one) => [one.part, one.value])), errors }
  },
  toRaw: (_question, value) => value,
  edit: (question, raw, scope) => ({
    details: question.ask.map((part) =>
      partView(scope.at(part), scope.t(`forms.person.${part}`), raw[part] ?? '', {
        autocomplete: AUTOCOMPLETE[part],
        inputType: INPUT_TYPE[part] ?? 'text'
      })
    )
  }),
  read(_question, value) {
    const { name = '', mail, ...others } = value
    const lines = PERSON_PARTS.flatMap((part) => others[part] ?? [])
    return { kind: 'person', name, lines, ...(mail !== undefined && { mail }) }
  }
}

function checkPart(part: PersonPart, typed: string): { value: string; error?: FieldError } {
  if (typed === '') return { value: '', error: { code: 'missing-part' } }
  const long = tooLong(typed, MAX)
  if (long) return { value: '', error: long }
  if (part === 'mail') {
    const value = readMail(typed)
    return value === undefined ? { value: '', error: { code: 'not-a-mail' } } : { value }
  }
  const wrongPhone = part === 'phone' && !/^\+?[\d\s().-]{6,30}$/.test(typed)
  return wrongPhone ? { value: '', error: { code: 'not-a-phone' } } : { value: typed }
}
