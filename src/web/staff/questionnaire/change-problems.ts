import { ZodError } from 'zod'
import { BadInput } from '../../../shared/errors.ts'
import type { PersonRequest } from '../../page.ts'
import { inputProblems, tell, type ShownProblem, type Voice } from '../../refusals/index.ts'

/**
 * Why a change of the form was refused, to be shown above what was typed.
 * @throws the error itself when it is a fault of the program
 */
export function changeProblems(
  request: PersonRequest,
  voice: Voice,
  error: unknown
): { problems: ShownProblem[]; status: number } {
  if (error instanceof BadInput) return { problems: inputProblems(request, error), status: 422 }
  if (error instanceof ZodError) return { problems: shapeProblems(request, error), status: 422 }
  const told = tell(error, voice)
  if (!told) throw error
  const problems = told.sentences.map(({ why, then = '' }) => ({
    ...{ field: '', href: '', text: `${why} ${then}`.trim() }
  }))
  return { problems, status: told.status }
}

/** What the shape of a question refuses, beside its control. */
function shapeProblems({ t }: PersonRequest, { issues }: ZodError): ShownProblem[] {
  return issues.map(({ path }) => {
    const field = path.includes('options') ? 'options' : path.includes('max') ? 'max' : 'label-fr'
    return { field, href: `#${field}`, text: t(`staff.questionnaire.wrong-${field}`) }
  })
}
