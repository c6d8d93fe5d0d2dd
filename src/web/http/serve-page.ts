import { Router, type Request, type RequestHandler, type Response } from 'express'
import { personFor } from '../../accounts/index.ts'
import { spacesOf } from '../../accounts/index.ts'
import type { Services } from '../../services.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Answer, Page, VisitorRequest } from '../page.ts'
import { paths } from '../paths.ts'
import type { Csrf } from './csrf.ts'
import { StaleForm } from './form-errors.ts'
import { letGoOfKeptText } from './kept-field.ts'
import { limitForms } from './rate-limits.ts'
import { readUpload } from './read-upload.ts'
import { visitOf } from './visit.ts'
import { visitorRequest } from './visitor-request.ts'
import { writeAnswer } from './write-answer.ts'

/** The addresses of all pages. Errors of handlers reach the error pages by themselves, as promises do in Express 5. */
export function servePages(pages: readonly Page[], services: Services, csrf: Csrf): Router {
  const router = Router()
  for (const page of pages) {
    const name: RequestHandler = (req, _res, next) => {
      visitOf(req).pattern = page.path
      next()
    }
    if (page.get) router.get(page.path, name, serve(page, services))
    if (page.post) {
      const read = page.upload
        ? [
            readUpload(
              page.upload.fileBytes,
              (req) => mayEnter(page, visitOf(req).account),
              services.logger
            )
          ]
        : []
      const limit = page.limit ? [limitForms(page.limit.perTenMinutes)] : []
      router.post(page.path, name, ...limit, ...read, checkToken(csrf), serve(page, services))
    }
  }
  return router
}

function checkToken(csrf: Csrf): RequestHandler {
  return (req, _res, next) => {
    if (csrf.accepts(req)) next()
    else next(new StaleForm())
  }
}

function serve(page: Page, services: Services) {
  return async (req: Request, res: Response) => {
    const request = visitorRequest(req, services)
    // asked for here, where the address is still taken apart
    visitOf(req).keptLabels = () => page.keptLabels?.(request)
    const answer = await answerOf(page, request, req.method === 'POST')
    await letGoOfKeptText(req, answer, services)
    await writeAnswer(answer, request, page, req, res)
  }
}

async function answerOf(page: Page, request: VisitorRequest, isPost: boolean): Promise<Answer> {
  if (page.audience === 'public') {
    const handler = isPost ? page.post : page.get
    if (!handler) throw new NotFound(page.path)
    return handler(request)
  }
  const { account } = request
  if (!account) return askToSignIn(page, request, isPost)
  if (!mayEnter(page, account)) throw new NotFound(page.path)
  const handler = isPost ? page.post : page.get
  if (!handler) throw new NotFound(page.path)
  return handler({ ...request, account, person: personFor(account) })
}

function mayEnter(page: Page, account: VisitorRequest['account']): boolean {
  if (page.audience === 'public') return true
  return account !== undefined && spacesOf(account).includes(page.audience)
}

/** Keeps what was typed, with where it was going, and goes to the door. */
async function askToSignIn(page: Page, request: VisitorRequest, isPost: boolean): Promise<Answer> {
  const query = new URLSearchParams({ next: request.path })
  if (page.newcomers) query.set('debut', '1')
  if (isPost) {
    const words = await page.keptLabels?.(request)
    await request.services.accounts.keptTexts.keep({
      browserId: request.browserId,
      path: request.path,
      body: request.body,
      title: words?.title ?? '',
      labels: words?.labels ?? {},
      filesLost: request.files.map((file) => file.name)
    })
    query.set('raison', 'session')
  }
  return { kind: 'redirect', path: `${paths.signIn.ask()}?${query.toString()}` }
}
