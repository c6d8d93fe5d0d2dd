import { redirect, type Page } from '../page.ts'
import { paths } from '../paths.ts'

/** Ends every session of the account, on every device, this one too. */
export const signOutEverywhere: Page = {
  path: paths.signIn.signOutEverywhere(),
  audience: 'applicant',
  post: async ({ session, services, account, t }) => {
    await services.accounts.signOutEverywhere(account.id)
    await session.signOut()
    return redirect(paths.signIn.ask(), t('sign-in.out.everywhere'))
  }
}
