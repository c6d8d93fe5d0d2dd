import type { Request } from 'express'
import type { Account } from '../../accounts/index.ts'
import type { Lang } from '../../shared/lang.ts'
import type { KeptLabels } from '../page.ts'

/** What is known of one request before a page sees it. */
export interface Visit {
  /** shown to the reader and written in the log, so that both can be put together */
  reference: string
  startedAt: number
  lang: Lang
  /** the path asked for without its language, with its query */
  path: string
  /** the pattern of the page that answers: addresses themselves may hold secrets and stay out of the log */
  pattern: string
  /** words for what its form carries, should the page refuse it */
  keptLabels?: () => Promise<KeptLabels> | KeptLabels | undefined
  browserId: string
  account: Account | undefined
  /** the token that the forms of this browser carry */
  csrfToken: () => string
}

const visits = new WeakMap<Request, Visit>()

export function startVisit(req: Request, visit: Visit): void {
  visits.set(req, visit)
}

/** @throws Error when the request did not come through the app's first layer */
export function visitOf(req: Request): Visit {
  const visit = visits.get(req)
  if (!visit) throw new Error('A request came without a visit: check the order of layers in app.ts')
  return visit
}
