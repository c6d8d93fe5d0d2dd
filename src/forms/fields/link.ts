import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** The address of a page, http or https only. */
export const link = z.strictObject({ ...questionBase, type: z.literal('link') })

export type Link = z.infer<typeof link>

const MAX = 2_000

export const linkField = lineField<Link, string>({
  errors: ['not-a-link', 'link-scheme', 'link-too-long'],
  check(_question, typed) {
    const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(typed)?.[1]?.toLowerCase()
    if (scheme && scheme !== 'http' && scheme !== 'https') return refused('link-scheme')
    const address = scheme ? typed : `https://${typed}`
    const url = URL.canParse(address) ? new URL(address) : undefined
    if (!url?.hostname.includes('.') || url.username || url.password || /\s/.test(typed)) {
      return refused('not-a-link')
    }
    return url.href.length > MAX
      ? refused('link-too-long', { max: MAX })
      : { value: url.href, errors: [] }
  },
  toRaw: (_question, value) => value,
  read: (_question, value) => ({ kind: 'link', href: value, text: value })
})
