import type { Question } from '../../../forms/index.ts'
import { newId } from '../../../shared/ids.ts'

/** The kinds of question that are added in the browser; those tied to the region's data come with the template. */
export const ADDED_TYPES = [
  ...(['short-text', 'long-text', 'yes-no', 'single-choice', 'multiple-choice'] as const),
  ...(['number', 'date', 'attachment', 'commitment'] as const)
] as const
export type AddedType = (typeof ADDED_TYPES)[number]

export function isAdded(type: string): type is AddedType {
  return (ADDED_TYPES as readonly string[]).includes(type)
}

/** A question of this type that can be asked as it is; the team then words the rest. */
export function newQuestion(type: AddedType, label: string, words: [string, string]): Question {
  const base = {
    ...{ id: `q-${newId().toLowerCase()}`, label: { fr: label } },
    ...{ required: true, published: false }
  }
  const options = words.map((fr, n) => ({ code: `choice-${n + 1}`, label: { fr } }))
  switch (type) {
    case 'short-text':
      return { ...base, type, max: 200 }
    case 'long-text':
      return { ...base, type, max: 1_500 }
    case 'single-choice':
      return { ...base, type, options }
    case 'multiple-choice':
      return { ...base, type, options, min: 1 }
    case 'number':
      return { ...base, type, min: 0, max: 1_000_000_000, decimals: 0 }
    case 'attachment':
      return { ...base, type, accept: ['pdf'], maxMegabytes: 10, min: 1, max: 1 }
    case 'commitment':
      return { ...base, type, sentence: { fr: label } }
    case 'yes-no':
    case 'date':
      return { ...base, type }
  }
}
