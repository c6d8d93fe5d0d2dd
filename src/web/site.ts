import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const words = z.string().trim().min(1)
const localized = z.strictObject({ fr: words, en: words.optional() })
const mail = z.email()

/**
 * Who runs this installation: shown in headers, legal pages and wherever somebody is told whom to call.
 * Texts of one call belong to the call.
 */
const siteSchema = z.strictObject({
  /** who publishes the site and answers its mail */
  organiser: words,
  /** who the calls are run for, when it is somebody else */
  onBehalfOf: localized.optional(),
  contact: z.strictObject({ mail, phone: words, hours: localized, address: words }),
  publisher: z.strictObject({
    /** registered name, legal form and number */
    identity: words,
    director: words,
    directorRole: localized
  }),
  host: z.strictObject({ name: words, address: words, phone: words }),
  privacy: z.strictObject({
    controller: words,
    dpoMail: mail,
    /** where the data are kept */
    location: localized
  }),
  /** the date of the accessibility statement, as in `2027-01-04` */
  accessibilityStatementDate: z.iso.date()
})

export type Site = z.infer<typeof siteSchema>

/** @throws ZodError or YAML error when the file is not a site's description */
export function readSite(file: string): Site {
  return siteSchema.parse(parse(readFileSync(file, 'utf8')))
}
