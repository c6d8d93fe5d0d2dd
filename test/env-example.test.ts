import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../src/shared/project-root.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

it('.env.example names every variable that the configuration reads, and no other', () => {
  const example = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
  const known = [...read('src/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
  expect(example.sort()).toEqual([...new Set(known)].sort())
})
