import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../src/shared/project-root.ts'

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
]
const read = (page: string) => readFileSync(join(projectRoot, page), 'utf8')
const OURS = /^(src|test|docs|views|locales|workflows|scripts|settings|bench|\.ci)\//

/** Paths written as code, those with a variable part left out; and the targets of links and pictures. */
function namedIn(page: string): string[] {
  const text = read(page)
  const code = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path)
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, path = '']) => path)
  return [
    ...code.filter((path) => OURS.test(path) && !/[*{<…]|thing/.test(path)),
    ...links.filter((path) => !/^\w+:/.test(path)).map((path) => join(dirname(page), path))
  ]
}

it.each(pages)('%s names only files that exist', (page) => {
  const missing = namedIn(page).filter((path) => !existsSync(join(projectRoot, path)))
  expect(missing).toEqual([])
})

it.each(pages)('%s names only commands that package.json has', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

it('every decision is in their index', () => {
  const index = read('docs/decisions/README.md')
  const decisions = readdirSync(join(projectRoot, 'docs', 'decisions'))
  expect(decisions.filter((name) => name !== 'README.md' && !index.includes(`(${name})`))).toEqual(
    []
  )
})
