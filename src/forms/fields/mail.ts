import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

export const mail = z.strictObject({ ...questionBase, type: z.literal('mail') })

export type Mail = z.infer<typeof mail>

/** One @, a name before it, a domain with a dot after it: what RFC 5321 bounds to 254 characters. */
const MAIL =
  /^[^\s@,;<>()[\]"]{1,64}@(?=.{1,190}$)([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]+$/u

/** @returns the address with its domain in small letters, or undefined when it is none */
export function readMail(typed: string): string | undefined {
  const address = typed.replace(/^mailto:/i, '')
  if (address.length > 254 || !MAIL.test(address)) return undefined
  const at = address.lastIndexOf('@')
  return address.slice(0, at) + address.slice(at).toLowerCase()
}

export const mailField = lineField<Mail, string>({
  errors: ['not-a-mail'],
  check(_question, typed) {
    const value = readMail(typed)
    return value === undefined ? refused('not-a-mail') : { value, errors: [] }
  },
  toRaw: (_question, value) => value,
  read: (_question, value) => ({ kind: 'link', href: `mailto:${value}`, text: value })
})
