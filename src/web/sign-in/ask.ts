import { mailKey } from '../../accounts/index.ts'
import { redirect, view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { listCalls } from '../public/calls/list-calls.ts'
import { homeOf } from './home-of.ts'
import { keptOfBrowser } from './kept-view.ts'
import { nextPath } from './next-path.ts'

/** The door: an address, and a link leaves for it. */
export const ask: Page = {
  path: paths.signIn.ask(),
  audience: 'public',
  nav: 'sign-in',
  get: async (request) => {
    const { account, query, browserId, services } = request
    const next = nextPath(query['next'])
    if (!account) return form(request, { next, typed: '' })
    // Signed in again in another tab: what this one was sending is theirs to take back.
    const { keptTexts } = services.accounts
    await keptTexts.give([browserId], account.id)
    const kept = await keptTexts.ofAccount(account.id)
    return redirect(kept.length > 0 ? paths.signIn.resume() : (next ?? homeOf(account)))
  },
  post: async (request) => {
    const { body, lang, browserId, services } = request
    const typed = String(body['mail'] ?? '')
    const next = nextPath(body['next'])
    const mail = mailKey(typed)
    if (!mail) return form(request, { next, typed, error: errorOf(typed) })
    const newcomer = body['newcomer'] === '1'
    await services.accounts.requestLink({ mail, lang, browserId, next, newcomer })
    return redirect(paths.signIn.sent())
  }
}

interface Typed {
  next: string | undefined
  typed: string
  error?: string
}

async function form(request: VisitorRequest, { next, typed, error }: Typed): Promise<Answer> {
  const { t, query, body } = request
  const kept = await keptOfBrowser(request)
  const newcomer = query['debut'] === '1' || body['newcomer'] === '1'
  const title = kept ? 'session' : newcomer ? 'new' : 'ask'
  const model = {
    title: t(`sign-in.${title}.title`),
    action: paths.signIn.ask(),
    next,
    newcomer,
    typed,
    error: error && t(error),
    errors: error ? [{ href: '#mail', text: t(error) }] : [],
    kept,
    sessionEnded: query['raison'] === 'session',
    keptTextPath: paths.signIn.keptText(),
    openCalls: (await listCalls(request)).open,
    callsPath: paths.public.calls(),
    verifyPath: paths.public.verify()
  }
  return view('sign-in/ask', model, error ? 422 : 200)
}

function errorOf(typed: string): string {
  if (typed.trim() === '') return 'sign-in.ask.error.empty'
  if (!typed.includes('@')) return 'sign-in.ask.error.no-at'
  return 'sign-in.ask.error.form'
}
