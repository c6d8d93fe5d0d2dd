import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { projectRoot } from '../../../src/shared/project-root.ts'

const handlebars = Handlebars.create()
for (const folder of ['fields', 'answers']) {
  const path = join(projectRoot, 'views/partials', folder)
  for (const file of readdirSync(path)) {
    const source = readFileSync(join(path, file), 'utf8')
    handlebars.registerPartial(`${folder}/${file.replace('.hbs', '')}`, source)
  }
}

/** A partial with a plain model, by Handlebars alone: no helper of the site is needed. */
export function renderPartial(name: string, model: object): string {
  return handlebars.compile(`{{> (lookup . 'name') model}}`, { knownHelpersOnly: true })({
    name,
    model
  })
}
