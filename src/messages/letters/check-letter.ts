import type { LetterDefinition, LetterSource } from './letter-definition.ts'
import { LetterRefused } from './letter-refused.ts'
import { parseLetter, type SourceBlock } from './parse-letter.ts'
import { splitVariables, type Part } from './split-variables.ts'
import type { VariableName } from './variables.ts'

/** What every letter may name, whoever sends it. */
export const COMMON_VARIABLES: readonly VariableName[] = [
  'organisateur',
  'contact',
  'telephone',
  'civilite',
  'destinataire'
]

/**
 * What is wrong with the words of a letter, before anybody sends it: for the editor of letters and the tests.
 * @returns empty when it can be used
 */
export function checkLetter(source: LetterSource, letter: LetterDefinition): LetterRefused[] {
  const found: LetterRefused[] = []
  const used = new Set<VariableName>()
  for (const read of [() => partsOfSubject(source.subject), () => partsOfBody(source.body)]) {
    try {
      for (const part of read()) if ('variable' in part) used.add(part.variable)
    } catch (error) {
      if (!(error instanceof LetterRefused)) throw error
      found.push(error)
    }
  }
  const given = new Set([...COMMON_VARIABLES, ...letter.needs, ...letter.may])
  for (const name of used) {
    if (!given.has(name)) found.push(new LetterRefused('not-in-this-letter', { name }))
  }
  return found
}

/** The variables a text uses. @throws LetterRefused when it cannot be read */
export function variablesOf(source: LetterSource): Set<VariableName> {
  const parts = [...partsOfSubject(source.subject), ...partsOfBody(source.body)]
  return new Set(parts.flatMap((part) => ('variable' in part ? [part.variable] : [])))
}

function partsOfSubject(subject: string): Part[] {
  if (!subject.trim()) throw new LetterRefused('empty-subject')
  return splitVariables(subject)
}

function partsOfBody(body: string): Part[] {
  return parseLetter(body).flatMap(partsOfBlock)
}

function partsOfBlock(block: SourceBlock): Part[] {
  if (block.kind === 'action') return [...block.label, ...block.url]
  const spans = block.kind === 'list' ? block.items.flat() : block.spans
  return spans.flatMap((span) => span.parts)
}
