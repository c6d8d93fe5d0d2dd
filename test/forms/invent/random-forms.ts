import fc from 'fast-check'

/** Question by question, as staff could have written it: some forms are then refused by the check of forms. */
const label = fc.constantFrom('Votre projet', 'Combien ?', 'Qui ?').map((fr) => ({ fr }))
const base = (id: string) => ({
  id: fc.constant(id),
  label,
  required: fc.constantFrom(true, false)
})
const options = fc
  .integer({ min: 2, max: 5 })
  .map((count) =>
    Array.from({ length: count }, (_none, n) => ({ code: `o${n}`, label: { fr: `Option ${n}` } }))
  )
const span = (low: number, high: number) =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))

function record<T extends object>(
  id: string,
  type: string,
  fields: { [K in keyof T]: fc.Arbitrary<T[K]> }
) {
  return fc.record({ ...base(id), type: fc.constant(type), ...fields }) as fc.Arbitrary<object>
}

const ROW_TYPES = [
  'short-text',
  'long-text',
  'number',
  'money',
  'percent',
  'date',
  'mail',
  'link',
  'siret'
]

function oneQuestion(id: string): fc.Arbitrary<object> {
  const with_ = (given: fc.Arbitrary<object>, more: fc.Arbitrary<object>) =>
    fc.tuple(given, more).map(([a, b]) => ({ ...a, ...b }))
  return fc.oneof(
    record(id, 'short-text', { max: fc.integer({ min: 1, max: 1_000 }) }),
    record(id, 'long-text', { max: fc.integer({ min: 1, max: 20_000 }) }),
    record(id, 'yes-no', {
      blocking: fc.constantFrom({}, { no: { fr: 'Alors non.' } }, { yes: { fr: 'Alors non.' } })
    }),
    record(id, 'single-choice', {
      options,
      blocking: fc.constantFrom({}, { o0: { fr: 'Alors non.' } })
    }),
    with_(record(id, 'multiple-choice', { options }), span(1, 2)),
    record(id, 'scale', { options }),
    with_(record(id, 'number', { decimals: fc.integer({ min: 0, max: 6 }) }), span(-50, 100_000)),
    with_(record(id, 'money', {}), span(0, 1_000_000)),
    with_(record(id, 'percent', {}), span(0, 100)),
    record(id, 'date', {
      min: fc.constantFrom(undefined, '2030-01-01'),
      max: fc.constantFrom(undefined, '2031-01-01')
    }).map((one) =>
      Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))
    ),
    record(id, 'mail', {}),
    record(id, 'link', {}),
    record(id, 'siret', {}),
    record(id, 'communes', { max: fc.integer({ min: 1, max: 5 }) }),
    record(id, 'person', {
      ask: fc.subarray(['name', 'role', 'organisation', 'mail', 'phone'], { minLength: 1 })
    }),
    with_(
      record(id, 'repeat', {
        rowLabel: label,
        questions: fc
          .subarray(ROW_TYPES, { minLength: 1 })
          .map((types) => types.map((type, n) => ({ id: `r${n}`, type, label: { fr: 'Rang' } })))
      }),
      span(1, 6)
    ),
    with_(record(id, 'timetable', { stepMax: fc.integer({ min: 1, max: 500 }) }), span(1, 9)),
    record(id, 'budget', {
      lineMax: fc.integer({ min: 1, max: 120 }),
      max: fc.integer({ min: 1, max: 60 })
    }),
    record(id, 'commitment', { sentence: label }),
    record(id, 'attachment', {
      min: fc.integer({ min: 1, max: 3 }),
      max: fc.integer({ min: 3, max: 5 })
    })
  )
}

/** Some questions are only shown after a yes; a lead is chosen among the rows of a list. */
export const formsThatOpen = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc
    .tuple(
      fc.tuple(...Array.from({ length: count }, (_none, n) => oneQuestion(`q${n}`))),
      fc.array(fc.boolean(), { minLength: count, maxLength: count }),
      fc.boolean()
    )
    .map(([questions, hidden, chosen]) => ({
      sections: [
        {
          id: 'all',
          title: { fr: 'Tout' },
          groups: [
            {
              questions: [
                { id: 'gate', type: 'yes-no', label: { fr: 'Et ?' } },
                ...questions.map((one, n) => ({
                  ...one,
                  ...(hidden[n] && { shownIf: { question: 'gate', equals: 'yes' } })
                })),
                ...(chosen
                  ? [
                      {
                        ...{ id: 'members', type: 'repeat', label: { fr: 'Membres' }, max: 4 },
                        rowLabel: { fr: 'Membre' },
                        questions: [{ id: 'siret', type: 'siret', label: { fr: 'SIRET' } }]
                      },
                      {
                        ...{ id: 'lead', type: 'row-choice', label: { fr: 'Chef de file' } },
                        ...{ from: 'members', key: 'siret', shows: 'siret' }
                      }
                    ]
                  : [])
              ]
            }
          ]
        }
      ]
    }))
)
