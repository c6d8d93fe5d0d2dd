import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/shared/project-root.ts'

const folder = join(projectRoot, 'src', 'web', 'assets', 'styles')

/** Sheets of one audience each; the others hold what all share. */
const AUDIENCES: Record<string, string> = {
  'applicant.css': 'applicant',
  'committee.css': 'committee',
  'jury.css': 'jury',
  'public.css': 'public',
  'results.css': 'public',
  'sign-in.css': 'sign-in',
  'staff.css': 'team',
  'team.css': 'team',
  'rehearsal.css': 'team',
  'chart.css': 'charts',
  'demo.css': 'demo'
}
/** The body of the team’s and of the jury’s pages: both are dense. */
const SHARED = ['staff']

/** Names that a sheet styles by themselves: the whole selector, or the first of one. */
function namesIn(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const selectors = [...bare.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => list.split(','))
  return selectors.flatMap((one) => /^\s*\.([a-z][a-z-]*)(?=[\s:]|$)/.exec(one)?.[1] ?? [])
}

describe('the sheet of styles', () => {
  it('gives no name two meanings: what one audience styles, another would wear unseen', () => {
    const owners = new Map<string, Set<string>>()
    for (const file of readdirSync(folder)) {
      const audience = AUDIENCES[file]
      if (!audience) continue
      for (const name of namesIn(readFileSync(join(folder, file), 'utf8'))) {
        owners.set(name, (owners.get(name) ?? new Set()).add(audience))
      }
    }
    const twice = [...owners].filter(([name, all]) => all.size > 1 && !SHARED.includes(name))
    expect(twice.map(([name, all]) => `${name}: ${[...all].join(', ')}`)).toEqual([])
    expect(owners.size).toBeGreaterThan(150)
  })
})
