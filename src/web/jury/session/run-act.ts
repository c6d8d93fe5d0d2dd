import type { Account } from '../../../accounts/index.ts'
import { BadInput, type Sentence } from '../../../shared/errors.ts'
import { commandOf, textOf } from '../../applicant/dossier/command-of.ts'
import type { PersonRequest } from '../../page.ts'
import { inputProblems, tell, voiceOf, type ShownProblem } from '../../refusals/index.ts'

export interface On {
  account: Account
  call: string
  command: string
}

/** What the forms of a page do, by the value of their button. */
export type Acts = Readonly<Record<string, (on: On) => Promise<unknown>>>

/** Why a form was not taken, as its page shows it again. */
export interface NotTaken {
  status: 409 | 422
  problems: ShownProblem[]
  sentences: Sentence[]
}

/**
 * Does what a form asks.
 * @returns null when it is done; an unknown button does nothing
 */
export async function runAct(
  request: PersonRequest,
  call: string,
  acts: Acts
): Promise<NotTaken | null> {
  const name = textOf(request, 'act')
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act) return null
  try {
    await act({ account: request.account, call, command: commandOf(request) })
    return null
  } catch (error) {
    if (error instanceof BadInput) {
      return { status: 422, problems: inputProblems(request, error), sentences: [] }
    }
    const told = tell(error, voiceOf(request, 'staff'))
    if (!told) throw error
    return { status: told.status, problems: [], sentences: told.sentences }
  }
}
