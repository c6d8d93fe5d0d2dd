import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'

/** Each kind of data, with why and how long in `legal.privacy.<name>-why` and `-long`. */
const DATA = ['account', 'dossier', 'journal', 'links', 'kept', 'logs']

/** What the site itself records; a call's own notice is on its page. */
export const privacy: Page = {
  path: paths.public.privacy(),
  audience: 'public',
  get: ({ t }) => view('public/privacy', { title: t('legal.privacy.title'), data: DATA })
}
