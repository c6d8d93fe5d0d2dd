import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { transform } from '@swc/core'

const ROOT = join(import.meta.dirname, '../../..')

/**
 * Compiles the store once to plain JavaScript, so that a process that is to be killed starts in a tenth
 * of a second.
 * @returns the folder that stands for the project's root
 */
export async function buildStore(): Promise<string> {
  const target = join(ROOT, 'node_modules/.cache/candide-durability', String(process.pid))
  await rm(target, { recursive: true, force: true })
  for (const folder of ['src/database/embedded', 'test/database/durability/processes']) {
    const files = await readdir(join(ROOT, folder), { recursive: true })
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const source = await readFile(join(ROOT, folder, file), 'utf8')
      const { code } = await transform(source.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' }
      })
      const path = join(target, folder, file.replace(/\.ts$/, '.js'))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, code)
    }
  }
  await writeFile(join(target, 'package.json'), '{"type":"module"}')
  return target
}
