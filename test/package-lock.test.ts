import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../src/shared/project-root.ts'

interface Locked {
  version?: string
  optionalDependencies?: Record<string, string>
}

it('npm ci works on every machine: the lock names what other platforms need too', () => {
  const text = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]
    )
  )
  expect(missing).toEqual([])
})
