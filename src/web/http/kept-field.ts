import type { Request } from 'express'
import type { Services } from '../../services.ts'
import type { Answer } from '../page.ts'
import { visitOf } from './visit.ts'

/** Names the kept text that a form sends again, so that it is let go once the form is taken. */
export const KEPT_FIELD = '_kept'

/** Lets go of a kept text when the page it was for has accepted it. */
export async function letGoOfKeptText(
  req: Request,
  answer: Answer,
  services: Services
): Promise<void> {
  const sent = (req.body as Record<string, unknown> | undefined)?.[KEPT_FIELD]
  const { account } = visitOf(req)
  const accepted = answer.kind === 'redirect' || (answer.kind === 'view' && answer.status < 400)
  if (typeof sent === 'string' && account && accepted) {
    await services.accounts.keptTexts.drop(sent, account.id)
  }
}
