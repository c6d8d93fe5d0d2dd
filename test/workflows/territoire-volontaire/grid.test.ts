import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { questionsOf, readDefinition } from '../../../src/forms/index.ts'
import { projectRoot } from '../../../src/shared/project-root.ts'

interface Words {
  fr: string
  en: string
}
interface Grid {
  scale: { level: number; label: Words }[]
  criteria: { id: string; weight: number; label: Words; reads: string[]; levels: Words[] }[]
}

const read = (file: string) =>
  readFileSync(join(projectRoot, 'workflows/territoire-volontaire/template', file), 'utf8')
const { scale, criteria } = parse(read('grid.yaml')) as Grid

describe('the grid of Territoire volontaire', () => {
  it('weighs its six criteria to 100, in the order they are shown', () => {
    expect(criteria.map((one) => `${one.id} ${one.weight}`)).toEqual([
      'power 25',
      'inclusion 20',
      'leadership 20',
      'roots 15',
      'learning 10',
      'feasibility 10'
    ])
  })

  it('has 36 different written levels, six per criterion, in both languages', () => {
    const levels = criteria.flatMap((one) => one.levels)
    expect(criteria.map((one) => one.levels.length)).toEqual(Array(6).fill(scale.length))
    expect(new Set(levels.map((one) => one.fr)).size).toBe(36)
    expect(new Set(levels.map((one) => one.en)).size).toBe(36)
    expect(scale.map((one) => one.level)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('sends the reader to questions that the form has', () => {
    const known = questionsOf(readDefinition(read('form.yaml'))).map((one) => one.id)
    for (const { reads } of criteria) {
      expect(reads.length).toBeGreaterThan(1)
      expect(reads.filter((id) => !known.includes(id))).toEqual([])
    }
  })
})
