import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { nearTime } from './near-time.ts'

/** After asking: the same page whether the address is known or not, and what to do when nothing comes. */
export const sent: Page = {
  path: paths.signIn.sent(),
  audience: 'public',
  nav: 'sign-in',
  get: async (request) => {
    const { services, browserId, t } = request
    const link = await services.accounts.lastLinkOfBrowser(browserId)
    if (!link) return redirect(paths.signIn.ask())
    const now = services.machineClock.now()
    return view('sign-in/sent', {
      title: t('sign-in.sent.title'),
      mail: link.mail,
      next: link.next,
      newcomer: link.newcomer,
      sentAt: link.sentAt,
      expiresAt: link.expiresAt,
      again: link.notBefore && nearTime(link.notBefore, now, request),
      sender: services.mailFrom,
      host: new URL(services.baseUrl).host,
      action: paths.signIn.ask(),
      correctPath: correction(link)
    })
  }
}

/** Back to the address, with where it leads: whoever was about to begin a dossier still is. */
function correction({ next, newcomer }: { next: string | null; newcomer: boolean }): string {
  const query = new URLSearchParams({ ...(next && { next }), ...(newcomer && { debut: '1' }) })
  return query.size > 0 ? `${paths.signIn.ask()}?${query.toString()}` : paths.signIn.ask()
}
