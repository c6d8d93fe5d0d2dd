import { redirect, type Page } from '../page.ts'
import { paths } from '../paths.ts'

export const signOut: Page = {
  path: paths.signIn.signOut(),
  audience: 'public',
  post: async ({ session, t }) => {
    await session.signOut()
    return redirect(paths.signIn.ask(), t('sign-in.out.here'))
  }
}
