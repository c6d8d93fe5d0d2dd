import fc from 'fast-check'
import { questionsOf, readSection } from '../../src/forms/index.ts'
import { fieldOf, isAnswered } from '../../src/forms/fields/index.ts'
import { formOf, volunteerForm } from './support/forms.ts'

const sections = volunteerForm.sections.map((one) => one.id)

describe('the page of one section', () => {
  const form = formOf(
    { id: 'title', type: 'short-text' },
    {
      id: 'topics',
      type: 'multiple-choice',
      options: ['a', 'b'].map((code) => ({ code, label: { fr: code } }))
    },
    { id: 'other', type: 'short-text', shownIf: { question: 'topics', includes: 'b' } }
  )

  it('changes only what the page showed', () => {
    const before = readSection(form, 'only', { title: 'Avant', topics: ['a'] }, [])
    const after = readSection(form, 'only', { title: 'Après' }, before)
    expect(after).toEqual([
      { id: 'title', value: 'Après' },
      { id: 'topics', value: ['a'] }
    ])
  })

  it('takes boxes all unticked for an answer, since the page says it asked', () => {
    const before = readSection(form, 'only', { topics: ['a'] }, [])
    expect(readSection(form, 'only', { asked: ['topics', 'title'] }, before)).toEqual([])
  })

  it('keeps the answer to a question that is hidden again', () => {
    const before = readSection(form, 'only', { topics: ['b'], other: 'Jetons' }, [])
    const after = readSection(form, 'only', { asked: 'topics', topics: ['a'] }, before)
    expect(after).toContainEqual({ id: 'other', value: 'Jetons' })
  })

  it('lists answers in the order of the form, whatever the order of saving', () => {
    const first = readSection(form, 'only', { other: 'x' }, [])
    const second = readSection(form, 'only', { title: 'y' }, first)
    expect(second.map((one) => one.id)).toEqual(['title', 'other'])
  })

  it('leaves the previous answers as they were', () => {
    const before = Object.freeze([Object.freeze({ id: 'title', value: 'Avant' })])
    readSection(form, 'only', { title: '' }, before)
    expect(before).toEqual([{ id: 'title', value: 'Avant' }])
  })

  it('refuses aloud a section that the form does not have', () => {
    expect(() => readSection(form, 'constructor', {}, [])).toThrow(RangeError)
  })
})

describe('whatever is sent', () => {
  /** Names that pages send, with parts, rows and buttons, and a few that they never do. */
  const name = fc.oneof(
    fc.constantFrom(...questionsOf(volunteerForm).map((one) => one.id)),
    fc
      .tuple(
        fc.constantFrom('members', 'timetable', 'budget', 'signatory', 'initiatives', 'communes'),
        fc.constantFrom('0', '1', '99999', 'name', 'charges.0', 'search', '-1', '__proto__'),
        fc.constantFrom('', '.siret', '.step', '.start', '.label', '.amount', '.mail', '.toString')
      )
      .map(([id, part, rest]) => `${id}.${part}${rest}`),
    fc.constantFrom('asked', 'rows.add', 'rows.remove', '__proto__', 'constructor', 'toString')
  )
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.string(), { maxLength: 4 }),
    fc.constantFrom('yes', 'no', 'other', 'members', 'budget.charges', 'timetable.0', '2027-09-01'),
    fc.jsonValue()
  )
  const body = fc.oneof(
    fc.array(fc.tuple(name, value), { maxLength: 30 }).map((pairs) => Object.fromEntries(pairs)),
    fc.jsonValue(),
    fc.anything()
  )

  it('reading never throws, gives plain JSON, and each answer has a value or its raw input', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sections), body, body, (section, first, second) => {
        const once = readSection(volunteerForm, section, first, [])
        const answers = readSection(volunteerForm, section, second, once)
        expect(JSON.parse(JSON.stringify(answers))).toEqual(answers)
        for (const answer of answers) {
          expect(answer.value !== undefined || answer.raw !== undefined).toBe(true)
          if (answer.errors)
            expect([answer.value, answer.errors.length > 0]).toEqual([undefined, true])
        }
      }),
      { numRuns: 500 }
    )
  })

  it('reports only errors that its type announces', () => {
    const known = new Map(
      questionsOf(volunteerForm)
        .filter(isAnswered)
        .map((one) => [one.id, codesOf(one)])
    )
    fc.assert(
      fc.property(fc.constantFrom(...sections), body, (section, sent) => {
        for (const { id, errors = [] } of readSection(volunteerForm, section, sent, [])) {
          for (const { code } of errors) expect(known.get(id)).toContain(code)
        }
      }),
      { numRuns: 500 }
    )
  })

  it('gives the same answers again when the page is sent back as it was shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sections), body, (section, sent) => {
        const answers = readSection(volunteerForm, section, sent, [])
        expect(readSection(volunteerForm, section, sentBack(answers), answers)).toEqual(answers)
      }),
      { numRuns: 300 }
    )
  })
})

function codesOf(question: Parameters<typeof fieldOf>[0]): string[] {
  const own = [...fieldOf(question).errors]
  if (question.type !== 'repeat') return own
  return [...own, ...question.questions.flatMap((one) => fieldOf(one).errors)]
}

/** What a browser would send for controls that hold these answers. */
function sentBack(answers: ReturnType<typeof readSection>): Record<string, unknown> {
  const fields: Record<string, unknown> = { asked: answers.map((one) => one.id) }
  const add = (name: string, raw: unknown) => {
    const texts = Array.isArray(raw) && raw.every((one) => typeof one === 'string')
    if (typeof raw === 'string' || texts) fields[name] = raw
    else if (typeof raw === 'object' && raw !== null) {
      for (const [part, inner] of Object.entries(raw)) {
        add(part === 'codes' ? name : `${name}.${part}`, inner)
      }
    }
  }
  for (const { id, value, raw } of answers) {
    const question = questionsOf(volunteerForm).find((one) => one.id === id)
    if (!question || !isAnswered(question)) throw new Error(`${id} has no controls`)
    const field = fieldOf(question)
    const shown = raw ?? (value === undefined ? '' : field.toRaw(question, value))
    add(id, shown)
    const pending = field.isPending?.(question, shown) && question.type !== 'communes'
    if (pending) fields['rows.add'] = id === 'budget' ? pendingSide(shown) : id
  }
  return fields
}

function pendingSide(raw: unknown): string {
  const { charges } = raw as { charges: { label: string; amount: string }[] }
  return charges.some((one) => one.label === '' && one.amount === '')
    ? 'budget.charges'
    : 'budget.products'
}
