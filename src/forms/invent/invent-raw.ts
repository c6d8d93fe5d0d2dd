import { listCommunes } from '../../territories/index.ts'
import type { Json } from '../answers.ts'
import type { Facts } from '../field-type.ts'
import type { AnsweredQuestion } from '../fields/index.ts'
import type { RowQuestion } from '../fields/row-question.ts'
import { numberWithin, siretOf, textOf } from './plain-values.ts'

/** Who answers: two with different seeds answer differently. */
export interface Invention {
  /** from 0; even ones also answer what is optional */
  seed: number
  /** the day on which they answer, `2027-02-01`: dates asked without bounds come after it */
  day: string
}

type Inventor<Q> = (question: Q, invention: Invention, facts: Facts) => Json | undefined
type Inventors = {
  [T in AnsweredQuestion['type']]: Inventor<Extract<AnsweredQuestion, { type: T }>>
}

const line: Inventor<{ label: { fr: string }; max: number }> = ({ label, max }, { seed }) =>
  textOf(label.fr, seed, max)
const option: Inventor<{ options: { code: string }[]; blocking?: object | undefined }> = (
  { options, blocking = {} },
  { seed }
) =>
  oneOf(
    options.map(({ code }) => code).filter((code) => !Object.hasOwn(blocking, code)),
    seed
  )

/** How each type of question is answered, as its controls would hold it. */
const INVENTORS: Inventors = {
  'short-text': line,
  'long-text': line,
  'yes-no': ({ blocking = {} }, { seed }) =>
    oneOf(
      ['yes', 'no'].filter((code) => !(code in blocking)),
      seed
    ),
  'single-choice': option,
  'multiple-choice': ({ options, min, max = options.length }, { seed }) => {
    const codes = options.map(({ code }) => code)
    const count = Math.max(min, Math.min(max, 1 + (seed % 3)))
    return [...codes.slice(seed % codes.length), ...codes].slice(0, count)
  },
  scale: option,
  number: ({ min, max, decimals }, { seed }) => numberWithin(min, max, decimals, seed),
  money: ({ min, max }, { seed }) => numberWithin(min, max, 2, seed),
  percent: ({ min, max }, { seed }) => numberWithin(min, max, 0, seed),
  date: ({ min, max }, { day }) => (min && day < min ? min : max && day > max ? max : day),
  mail: (_question, { seed }) => `personne.${seed + 1}@repetition.example`,
  link: (_question, { seed }) => `https://repetition.example/${seed + 1}`,
  siret: (_question, { seed }) => siretOf(seed),
  communes: ({ max }, { seed }) => ({ codes: communesFrom(seed, Math.min(max, 2)), search: '' }),
  person: ({ ask, id }, { seed }) => {
    const parts = {
      name: `Personne ${seed + 1} (${id})`,
      role: 'Fonction inventée',
      organisation: `Organisme ${seed + 1}`,
      mail: `${id}.${seed + 1}@repetition.example`,
      phone: '02 00 00 00 00'
    }
    return Object.fromEntries(ask.map((part) => [part, parts[part]]))
  },
  repeat: ({ questions, min, max }, invention, facts) =>
    Array.from({ length: Math.min(max, Math.max(min, 1 + (invention.seed % 2))) }, (_none, row) =>
      Object.fromEntries(
        questions.map((one) => [
          one.id,
          inRow(one, { ...invention, seed: invention.seed * 20 + row }, facts)
        ])
      )
    ),
  'row-choice': ({ from, key }, _invention, facts) => {
    const rows = facts.valueOf(from)
    const first = Array.isArray(rows) ? rows[0] : undefined
    return typeof first === 'object' && !Array.isArray(first) ? first[key] : undefined
  },
  timetable: ({ min, max, stepMax }, { seed, day }) =>
    Array.from({ length: Math.min(max, Math.max(min, 2)) }, (_none, n) => ({
      step: textOf(`Étape ${n + 1}`, seed, stepMax),
      start: later(day, 30 * n + 1),
      end: later(day, 30 * n + 20)
    })),
  budget: ({ lineMax }, { seed }) => {
    const amount = String(4_000 + 100 * seed)
    const label = textOf('Ligne', seed, lineMax)
    return { charges: [{ label, amount }], products: [{ label, amount }] }
  },
  commitment: () => 'yes'
}

/** @returns what its controls would hold; undefined when nothing can be chosen */
export function inventRaw(
  question: AnsweredQuestion,
  invention: Invention,
  facts: Facts
): Json | undefined {
  const invent = INVENTORS[question.type] as Inventor<AnsweredQuestion>
  return invent(question, invention, facts)
}

function inRow(question: RowQuestion, invention: Invention, facts: Facts): string {
  const typed = inventRaw(question, invention, facts)
  return typeof typed === 'string' ? typed : ''
}

function oneOf(codes: readonly string[], seed: number): string | undefined {
  return codes[seed % Math.max(1, codes.length)]
}

/** Official communes, different from one seed to the next. */
function communesFrom(seed: number, count: number): string[] {
  const all = listCommunes()
  return Array.from({ length: count }, (_none, n) => all[(seed * 97 + n) % all.length]?.code ?? '')
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
