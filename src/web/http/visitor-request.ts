import type { Request } from 'express'
import type { Services } from '../../services.ts'
import type { FormBody, VisitorRequest } from '../page.ts'
import { TOKEN_FIELD } from './csrf.ts'
import { KEPT_FIELD } from './kept-field.ts'
import { filesOf } from './read-upload.ts'
import { sessionPort } from './session-port.ts'
import { visitOf } from './visit.ts'

/** What a page is handed: plain values, nothing of Express. */
export function visitorRequest(req: Request, services: Services): VisitorRequest {
  const visit = visitOf(req)
  const body = { ...(req.body as Record<string, string | string[]> | undefined) }
  delete body[TOKEN_FIELD]
  delete body[KEPT_FIELD]
  return {
    services,
    clock: services.clock,
    lang: visit.lang,
    t: services.i18n.translator(visit.lang),
    params: req.params as Record<string, string>,
    query: flat(req.query),
    body,
    files: filesOf(req),
    path: visit.path,
    receivedAt: services.clock.now(),
    account: visit.account,
    browserId: visit.browserId,
    device: /Mobi|Android|iPhone/.test(req.get('User-Agent') ?? '') ? 'phone' : 'computer',
    session: sessionPort(req)
  }
}

function flat(query: Request['query']): FormBody {
  const texts: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') texts[name] = value
    else if (Array.isArray(value)) texts[name] = value.filter((item) => typeof item === 'string')
  }
  return texts
}
