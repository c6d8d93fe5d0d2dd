import type { FieldView } from '../../../forms/index.ts'

interface Choice {
  nested?: FieldView[]
}

/** A question and all those asked with it: its parts, and what depends on its options, in reading order. */
export function withNested(field: FieldView): FieldView[] {
  const nested = choicesOf(field).flatMap((choice) => choice.nested ?? [])
  return [field, ...[...nested, ...field.parts].flatMap(withNested)]
}

/** The same question, with each of those asked with it changed. */
export function mapNested(field: FieldView, change: (one: FieldView) => FieldView): FieldView {
  const deep = (one: FieldView) => mapNested(one, change)
  const choices = choicesOf(field).map((choice) => ({
    ...choice,
    ...(choice.nested && { nested: choice.nested.map(deep) })
  }))
  return change({
    ...field,
    parts: field.parts.map(deep),
    ...(choices.length > 0 && { choices })
  })
}

/** The question alone, without what is asked with it. */
export function alone(field: FieldView): FieldView {
  const choices = choicesOf(field).map((choice) => ({ ...choice, nested: [] }))
  return { ...field, parts: [], ...(choices.length > 0 && { choices }) }
}

function choicesOf({ choices }: FieldView): Choice[] {
  return Array.isArray(choices) ? (choices as Choice[]) : []
}
