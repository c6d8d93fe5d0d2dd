import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import Handlebars, { type TemplateDelegate } from 'handlebars'
import type { Lang } from '../../shared/lang.ts'
import { projectRoot } from '../../shared/project-root.ts'
import type { I18n } from '../i18n/i18n.ts'
import { viewHelpers } from './view-helpers.ts'

interface RenderOptions {
  lang: Lang
  /** when it is read: a short date of another year says which. Without it, none does. */
  now?: Date
  /** a file of `views/layouts`; without it the view stands alone, as in a mail's text */
  layout?: string
  /** plain text: nothing is escaped for HTML */
  plain?: boolean
}

/** The one way to turn a view and a plain model into text; handed to mails, documents and the command line. */
export interface Renderer {
  /**
   * @param view path under `views/` without extension, such as `staff/triage`
   * @param model plain data only: getters and methods of classes are not seen
   * @throws Error when the view does not exist
   */
  render(view: string, model: object, options: RenderOptions): string
  /** names of all views, so that a test can look at each */
  views(): string[]
}

/**
 * Compiles every template of `views/` once. Files of `views/partials` are partials, called by their path there.
 * @param asset gives a static file's address with its version
 */
export function createRenderer(
  i18n: I18n,
  asset: (name: string) => string,
  folder = join(projectRoot, 'views')
): Renderer {
  const handlebars = Handlebars.create()
  const helpers = viewHelpers(i18n)
  handlebars.registerHelper(helpers as Handlebars.HelperDeclareSpec)
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
  const html = new Map<string, TemplateDelegate>()
  const plain = new Map<string, TemplateDelegate>()
  for (const path of hbsFiles(folder)) {
    const source = readFileSync(path, 'utf8')
    const name = relative(folder, path).slice(0, -'.hbs'.length).split(sep).join('/')
    // A partial called on an indented line would indent the lines of what people typed in a text area.
    const options = { knownHelpers, knownHelpersOnly: true, preventIndent: true }
    if (name.startsWith('partials/')) {
      handlebars.registerPartial(
        name.slice('partials/'.length),
        handlebars.compile(source, options) as TemplateDelegate
      )
    } else {
      html.set(name, handlebars.compile(source, options))
      plain.set(name, handlebars.compile(source, { ...options, noEscape: true }))
    }
  }

  return {
    render(view, model, { lang, now, layout, plain: isPlain = false }) {
      const found = (isPlain ? plain : html).get(view)
      if (!found) throw new Error(`No view named ${view} in ${folder}`)
      const data = { lang, now, asset }
      const body = found(model, { data })
      if (!layout) return body
      const frame = html.get(`layouts/${layout}`)
      if (!frame) throw new Error(`No layout named ${layout} in ${folder}/layouts`)
      return frame({ ...model, body: new Handlebars.SafeString(body) }, { data })
    },
    views: () => [...html.keys()]
  }
}

function hbsFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
