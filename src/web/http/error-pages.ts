import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Services } from '../../services.ts'
import { NotFound } from '../../shared/errors.ts'
import type { ViewModel, VisitorRequest } from '../page.ts'
import { tell, voiceOf, type Reader } from '../refusals/index.ts'
import { CrossSiteForm, FormCut, FormTooLong, StaleForm, TooOften } from './form-errors.ts'
import { TOKEN_FIELD } from './csrf.ts'
import { visitOf } from './visit.ts'
import { visitorRequest } from './visitor-request.ts'
import { writeView } from './write-answer.ts'

/** No page has this address. */
export const noSuchPage: RequestHandler = (_req, _res, next) => {
  next(new NotFound('an address'))
}

/** The last layer: every failure becomes a page that says what happened and what to do next. */
export function errorPages(services: Services): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (error instanceof FormCut) return
    const request = visitorRequest(req, services)
    const { status, view, facts } = diagnose(error, request, req, await labelsOf(req))
    const { reference } = visitOf(req)
    if (status >= 500) services.logger.error({ reference, err: error }, 'a request failed')
    if (res.headersSent) {
      next(error)
      return
    }
    res.status(status)
    try {
      const model = { ...facts(request), reference, status }
      await writeView(view, model, request, { audience: 'public' }, req, res)
    } catch (failure) {
      services.logger.error({ reference, err: failure }, 'the error page failed')
      plainApology(res, request, reference)
    }
  }
}

interface Diagnosis {
  status: number
  view: string
  facts: (request: VisitorRequest) => ViewModel
}

function diagnose(
  error: unknown,
  request: VisitorRequest,
  req: Request,
  labels: Labels
): Diagnosis {
  if (error instanceof NotFound) return page(404, 'not-found')
  const told = tell(error, voiceOf(request, readerOf(visitOf(req).pattern)))
  if (told) {
    const again = typed(req, labels)
    return page(told.status, 'refused', () => ({ sentences: told.sentences, texts: again.texts }))
  }
  if (error instanceof CrossSiteForm) return page(403, 'cross-site')
  if (error instanceof StaleForm) {
    return page(403, 'stale-form', ({ path }) => ({ action: path, ...typed(req, labels) }))
  }
  if (error instanceof TooOften) return page(429, 'too-often', () => typed(req, labels))
  if (error instanceof FormTooLong || statusOf(error) === 413) {
    return page(413, 'too-long', ({ path }) => ({ action: path, ...typed(req, labels) }))
  }
  if (statusOf(error) === 400) return page(400, 'bad-request')
  return page(500, 'program')
}

/** Only pages of the team and the jury name what candidates must not know. */
function readerOf(pattern: string): Reader {
  return /^\/(equipe|jury)(\/|$)/.test(pattern) ? 'staff' : 'candidate'
}

function page(
  status: number,
  name: string,
  facts: (request: VisitorRequest) => Record<string, unknown> = () => ({})
): Diagnosis {
  return {
    status,
    view: `errors/${name}`,
    facts: (request) => ({ title: request.t(`errors.${name}.title`), ...facts(request) })
  }
}

/** What a browser or a parser did wrong says so by its status, as http-errors does. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

type Labels = Readonly<Record<string, string>>

/** The words of the page for its fields, so that a text given back says which one it is. */
async function labelsOf(req: Request): Promise<Labels> {
  if (req.method !== 'POST') return {}
  try {
    return (await visitOf(req).keptLabels?.())?.labels ?? {}
  } catch {
    // the words are a comfort: the failure that is being told comes first
    return {}
  }
}

/** The fields of the form as they came: long ones to be read and copied, all of them to be sent again. */
function typed(req: Request, labels: Labels) {
  const body = (req.body ?? {}) as Record<string, string | string[]>
  const fields = Object.entries(body)
    .filter(([name]) => name !== TOKEN_FIELD)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((v) => ({ name, value: v, label: labels[name] }))
    )
  return { fields, texts: fields.filter(({ value }) => value.length > 30) }
}

/** When even the error page cannot be made. */
function plainApology(res: Response, { t }: VisitorRequest, reference: string): void {
  res.type('text/plain').send(`${t('errors.program.title')} (${reference})`)
}
