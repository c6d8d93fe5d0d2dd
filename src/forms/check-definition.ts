import { parse } from 'yaml'
import type { z } from 'zod'
import { checkReferences, type DefinitionProblem } from './check-references.ts'
import { formDefinition, type FormDefinition } from './definition.ts'

export type DefinitionResult =
  { valid: true; definition: FormDefinition } | { valid: false; problems: DefinitionProblem[] }

/**
 * Checks a form as staff or a template wrote it: its shape, then what its questions say of each other.
 * @param data what a YAML or JSON text held
 */
export function checkDefinition(data: unknown): DefinitionResult {
  const read = formDefinition.safeParse(data)
  if (!read.success) return { valid: false, problems: read.error.issues.map(problemOfShape) }
  const problems = checkReferences(read.data)
  return problems.length > 0 ? { valid: false, problems } : { valid: true, definition: read.data }
}

/**
 * The form of a template.
 * @param text YAML
 * @throws Error listing every problem when the text is no form
 */
export function readDefinition(text: string): FormDefinition {
  const result = checkDefinition(parse(text))
  if (result.valid) return result.definition
  const lines = result.problems.map(
    (one) => `${one.path}: ${one.code} ${JSON.stringify(one.params)}`
  )
  throw new Error(`This is not a form.\n${lines.join('\n')}`)
}

function problemOfShape(issue: z.core.$ZodIssue): DefinitionProblem {
  return { path: issue.path.join('.'), code: 'shape', params: { reason: issue.message } }
}
