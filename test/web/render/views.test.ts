import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Handlebars from 'handlebars'
import { projectRoot } from '../../../src/shared/project-root.ts'
import { createI18n } from '../../../src/web/i18n/i18n.ts'
import { icon } from '../../../src/web/render/icons.ts'
import { viewHelpers } from '../../../src/web/render/view-helpers.ts'

const folder = join(projectRoot, 'views')
const i18n = createI18n()
const helpers = viewHelpers(i18n)
const views = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.hbs'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => [relative(folder, path), readFileSync(path, 'utf8')] as const)
const isPage = (name: string) => !name.startsWith('mails/')

describe.each(views)('%s', (name, source) => {
  it('calls only helpers and sentences that exist', () => {
    const knownHelpers = Object.fromEntries(Object.keys(helpers).map((helper) => [helper, true]))
    expect(() =>
      Handlebars.precompile(source, { knownHelpers, knownHelpersOnly: true })
    ).not.toThrow()
    const t = i18n.translator('fr')
    for (const [, key] of source.matchAll(/[{(](?:t|rich) '([^']+)'/g)) {
      expect(() => t(key ?? '', { count: 2 })).not.toThrow()
    }
    for (const [, drawing] of source.matchAll(/[{(]icon '([^']+)'/g)) {
      expect(() => icon(drawing ?? '')).not.toThrow()
    }
  })

  it('has no inline style or script, which the pages forbid', () => {
    if (!isPage(name)) return
    expect(source).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=["']/)
  })

  it('checks every address it is given', () => {
    // the language switch is made from a checked path, and must not get the reader's language again
    const checked = source.replace('href="{{otherLanguage.path}}"', '')
    if (!isPage(name)) return
    expect(checked).not.toMatch(/(?:href|action|src|formaction)="\{\{(?!href |href\}|asset |\{)/)
  })

  it('protects every form that changes something', () => {
    const forms = source.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
    for (const form of forms) expect(form).toMatch(/\{\{> csrf\}\}|name="_csrf"/)
  })

  it('leaves no French or English words outside the locales', () => {
    if (!isPage(name)) return
    const words = source
      .replace(/\{\{\{?[\s\S]*?\}?\}\}/g, ' ')
      .replace(/<[^>]*>|[\w-]+="[^"]*"|\brequired\b/g, ' ')
      .match(/\p{L}{4,}/gu)
    expect((words ?? []).filter((word) => word !== 'Candide')).toEqual([])
  })
})
