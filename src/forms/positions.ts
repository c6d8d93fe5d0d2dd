import { questionsOfSection, type FormDefinition, type Question } from './definition.ts'

/** A, B… Z: a form has at most 26 sections. */
export function sectionLetter(index: number): string {
  return String.fromCodePoint(65 + index)
}

/** Whether a question has a position of its own: not a part of another, nor a piece that does not say so. */
export function isNumbered(question: Question): boolean {
  return question.numbered ?? (question.partOf === undefined && question.type !== 'attachment')
}

/**
 * Positions by question id: `D6`. A part has that of its host; a piece without number has none. They are
 * computed, and change when questions move: ids do not.
 */
export function labelsOf(definition: FormDefinition): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [index, section] of definition.sections.entries()) {
    let number = 0
    for (const question of questionsOfSection(section)) {
      const host = question.partOf && labels.get(question.partOf)
      if (isNumbered(question)) labels.set(question.id, `${sectionLetter(index)}${(number += 1)}`)
      else if (host && question.type !== 'attachment') labels.set(question.id, host)
    }
  }
  return labels
}
