import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Services } from '../../services.ts'
import { paths } from '../paths.ts'
import { TooOften } from './form-errors.ts'
import { visitOf } from './visit.ts'
import { visitorRequest } from './visitor-request.ts'
import { writeView } from './write-answer.ts'

/**
 * How often one network may ask for links. A town hall's whole staff often shares one address: this stops
 * machines, not colleagues. The limit of five links an hour for one mail address is in src/accounts.
 */
export function limitSignIn(services: Services, perTenMinutes: number): RequestHandler {
  const limiter = rateLimit({
    windowMs: 10 * 60 * 1000,
    limit: perTenMinutes,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (req) => req.method !== 'POST',
    handler: (req, res, next) => {
      visitOf(req).pattern = '(limited)'
      const request = visitorRequest(req, services)
      const model = {
        title: request.t('errors.too-often.title'),
        reference: visitOf(req).reference
      }
      res.status(429)
      writeView('errors/too-often', model, request, { audience: 'public' }, req, res).catch(next)
    }
  })
  return (req, res, next) => {
    // addresses are found whatever their case, and so are they counted
    if (req.path.toLowerCase().startsWith(paths.signIn.ask())) void limiter(req, res, next)
    else next()
  }
}

/** The limit of one page's forms: it stops machines, and gives people their text back. */
export function limitForms(perTenMinutes: number): RequestHandler {
  return rateLimit({
    windowMs: 10 * 60 * 1000,
    limit: perTenMinutes,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new TooOften())
  })
}
