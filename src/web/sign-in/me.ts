import { redirect, view, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'

const LONGEST_NAME = 120

/** One's own account: the name others read, and the doors one has left open. */
export const me: Page = {
  path: paths.signIn.me(),
  audience: 'applicant',
  get: (request) => show(request, request.account.name),
  post: async (request) => {
    const { services, account, body, t } = request
    const name = String(body['name'] ?? '').trim()
    if (name === '') return show(request, name, t('sign-in.me.error.empty'))
    if (name.length > LONGEST_NAME) {
      return show(request, name, t('sign-in.me.error.long', { count: name.length - LONGEST_NAME }))
    }
    await services.accounts.rename(account.id, name)
    return redirect(paths.signIn.me(), t('sign-in.me.saved'))
  }
}

function show({ t, account }: PersonRequest, name: string, error?: string) {
  const model = {
    title: t('sign-in.me.title'),
    name,
    mail: account.mail,
    error,
    errors: error ? [{ href: '#name', text: error }] : [],
    action: paths.signIn.me(),
    everywhereAction: paths.signIn.signOutEverywhere()
  }
  return view('sign-in/me', model, error ? 422 : 200)
}
