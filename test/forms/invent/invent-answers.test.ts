import fc from 'fast-check'
import {
  checkDefinition,
  completeness,
  eligibility,
  inventAnswers,
  questionsOf,
  type AttachedFile,
  type FormDefinition
} from '../../../src/forms/index.ts'
import { loadTemplate } from '../../../src/calls/index.ts'
import { formsThatOpen } from './random-forms.ts'

const numRuns = process.env['CI'] ? 2_000 : 150

function filesFor(pieces: { question: string; type: string }[]): AttachedFile[] {
  return pieces.map(({ question, type }, n) => ({
    ...{ question, id: `f${n}`, name: `piece-${n}.${type}`, type, size: 10, sha256: 'x' }
  }))
}

/** What still stands between the invented answers and a deposit. */
function left(form: FormDefinition, seed: number) {
  const { answers, pieces, impossible } = inventAnswers(form, { seed, day: '2027-02-01' })
  const { problems } = completeness(form, answers, filesFor(pieces))
  return { problems, impossible, blocked: eligibility(form, answers).blocked }
}

const NOTHING = { problems: [], impossible: [], blocked: [] }

describe('invented answers', () => {
  it('fill the real template, whoever answers', async () => {
    const { form } = await loadTemplate('territoire-volontaire')
    for (let seed = 0; seed < 60; seed += 1) {
      expect({ seed, ...left(form, seed) }).toEqual({ seed, ...NOTHING })
    }
  })

  it('fill any form that may be opened', () => {
    fc.assert(
      fc.property(formsThatOpen, fc.nat({ max: 50 }), (given, seed) => {
        const checked = checkDefinition(given)
        fc.pre(checked.valid)
        if (checked.valid) expect(left(checked.definition, seed)).toEqual(NOTHING)
      }),
      { numRuns, maxSkipsPerRun: 1_000 }
    )
  })

  it('are the same for the same person, and differ from one to the next', async () => {
    const { form } = await loadTemplate('territoire-volontaire')
    const of = (seed: number) => inventAnswers(form, { seed, day: '2027-02-01' })
    expect(of(3)).toEqual(of(3))
    expect(of(3).answers).not.toEqual(of(4).answers)
  })

  it('name the question that nobody can answer, and leave the others answered', () => {
    const { definition } = checked({
      sections: [
        section([
          {
            id: 'whole',
            type: 'number',
            label: { fr: 'Entre 0,2 et 0,4, entier' },
            min: 0.2,
            max: 0.4
          },
          {
            id: 'both',
            type: 'yes-no',
            label: { fr: 'Ni oui ni non' },
            blocking: { yes: { fr: 'x' }, no: { fr: 'x' } }
          },
          { id: 'plain', type: 'short-text', label: { fr: 'Un mot' } }
        ])
      ]
    })
    const { answers, impossible } = inventAnswers(definition, { seed: 0, day: '2027-02-01' })
    expect(impossible.map(({ question }) => question)).toEqual(['whole', 'both'])
    expect(answers.map(({ id }) => id)).toEqual(['plain'])
    expect(questionsOf(definition)).toHaveLength(3)
  })
})

function section(questions: object[]) {
  return { id: 'one', title: { fr: 'Une' }, groups: [{ questions }] }
}

function checked(given: unknown) {
  const result = checkDefinition(given)
  if (!result.valid) throw new Error(JSON.stringify(result.problems))
  return result
}
