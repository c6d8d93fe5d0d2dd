import { questionsOf, type FormDefinition } from './definition.ts'
import { labelsOf, sectionLetter } from './positions.ts'

const POSITION = /\b([A-Z])([1-9]\d?)\b/g

/**
 * Positions that the texts of a form mention and that no question has: « la consigne renvoie à D10 », once
 * D10 is gone. Only letters of sections are looked at, so that « A4 » in a form of eight sections is one,
 * and « H1 » is not.
 */
export function danglingMentions(
  definition: FormDefinition
): { question: string; position: string }[] {
  const positions = new Set(labelsOf(definition).values())
  const letters = new Set(definition.sections.map((_one, index) => sectionLetter(index)))
  return questionsOf(definition).flatMap((question) => {
    const mentions = [...JSON.stringify(question).matchAll(POSITION)]
    const wrong = mentions.filter(([position, letter = '']) => {
      return letters.has(letter) && !positions.has(position)
    })
    return [...new Set(wrong.map(([position]) => position))].map((position) => ({
      question: question.id,
      position
    }))
  })
}
