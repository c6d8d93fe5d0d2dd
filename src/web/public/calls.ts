import { view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { listCalls, type CallLists } from './calls/list-calls.ts'
import { publicPaths } from './paths.ts'

/** All calls: open, coming, past. */
export const calls: Page = {
  path: publicPaths.calls(),
  audience: 'public',
  nav: 'calls',
  get: async (request) => callsPage(request, await listCalls(request))
}

/** The calls that are closed, whatever came of them. */
export const pastCalls: Page = {
  path: publicPaths.pastCalls(),
  audience: 'public',
  nav: 'past-calls',
  get: async (request) => {
    const { past } = await listCalls(request)
    const title = request.t('public.calls.past-title')
    return view('public/past-calls', { title, past, callsPath: publicPaths.calls() })
  }
}

export function callsPage({ t, services }: VisitorRequest, lists: CallLists): Answer {
  return view('public/calls', {
    title: t('public.calls.title'),
    ...lists,
    none: lists.open.length + lists.coming.length + lists.past.length === 0,
    contact: services.site.contact
  })
}
