import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../shared/project-root.ts'
import { callContent, type CallContent } from './call-content.ts'

/**
 * What a new call of a kind starts from: `workflows/<kind>/template/*.yaml`.
 * @param kind name of the folder
 * @throws ZodError naming what the template says wrongly
 */
export async function loadTemplate(kind: string): Promise<CallContent> {
  const read = async (file: string): Promise<unknown> =>
    parse(await readFile(join(projectRoot, 'workflows', kind, 'template', file), 'utf8'))
  const [call, form, grid] = await Promise.all([
    read('call.yaml') as Promise<object>,
    read('form.yaml'),
    read('grid.yaml')
  ])
  return callContent.parse({ ...call, form, grid })
}
