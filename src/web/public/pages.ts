import type { Page } from '../page.ts'
import { accessibility } from './accessibility.ts'
import { askQuestion } from './ask-question.ts'
import { call, presentation } from './call.ts'
import { calls, pastCalls } from './calls.ts'
import { grid } from './grid.ts'
import { home } from './home.ts'
import { legalNotice } from './legal-notice.ts'
import { privacy } from './privacy.ts'
import { questions, questionsPdf } from './questions.ts'
import { resultsCsv, resultsJson } from './results-data.ts'
import { rules, rulesFile } from './rules.ts'
import { verify } from './verify.ts'
import { verifyCode } from './verify-code.ts'

/** `/appels/passes` stands before `/appels/:call`, which it would otherwise be. */
export const publicPages: readonly Page[] = [
  ...[home, calls, pastCalls, call, presentation, questionsPdf, questions, grid, rules, rulesFile],
  ...[askQuestion, resultsCsv, resultsJson, verify, verifyCode, legalNotice, privacy, accessibility]
]
