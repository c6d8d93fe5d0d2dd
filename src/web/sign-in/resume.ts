import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { homeOf } from './home-of.ts'
import { keptView } from './kept-view.ts'

/** What was being typed when a session ended: read again, then sent where it was going, or let go. */
export const resume: Page = {
  path: paths.signIn.resume(),
  audience: 'applicant',
  get: async (request) => {
    const { services, account, t } = request
    const kept = await services.accounts.keptTexts.ofAccount(account.id)
    if (kept.length === 0) return redirect(homeOf(account))
    return view('sign-in/resume', {
      title: t('sign-in.resume.title'),
      kept: kept.map((text) => keptView(text, request)),
      keptTextPath: paths.signIn.keptText(),
      action: paths.signIn.resume()
    })
  },
  post: async ({ services, account, body, t }) => {
    await services.accounts.keptTexts.drop(String(body['drop'] ?? ''), account.id)
    return redirect(paths.signIn.resume(), t('sign-in.resume.dropped'))
  }
}
