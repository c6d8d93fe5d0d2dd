import type { RequestHandler } from 'express'
import { newCode } from '../../shared/ids.ts'
import type { Logger } from '../../shared/logger.ts'
import { startVisit, visitOf } from './visit.ts'

/**
 * Gives each request its reference and language (English under /en), and logs it once answered: pattern,
 * status and duration, nothing about the person.
 */
export function beginVisit(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const english = /^\/en(?=[/?]|$)/.test(req.url)
    if (english) {
      const rest = req.url.slice('/en'.length)
      req.url = rest.startsWith('/') ? rest : `/${rest}`
    }
    startVisit(req, {
      reference: newCode(),
      startedAt: performance.now(),
      lang: english ? 'en' : 'fr',
      path: req.url,
      pattern: '(none)',
      browserId: '',
      account: undefined,
      csrfToken: () => ''
    })
    const visit = visitOf(req)
    res.setHeader('X-Request-Reference', visit.reference)
    res.setHeader('Content-Language', visit.lang)
    res.on('close', () => {
      logger.info(
        {
          reference: visit.reference,
          method: req.method,
          page: visit.pattern,
          status: res.statusCode,
          ms: Math.round(performance.now() - visit.startedAt),
          ...(res.writableFinished ? {} : { cut: true })
        },
        'request'
      )
    })
    next()
  }
}
