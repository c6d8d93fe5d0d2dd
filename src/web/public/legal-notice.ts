import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'

/** Who publishes and hosts the site. */
export const legalNotice: Page = {
  path: paths.public.legalNotice(),
  audience: 'public',
  get: ({ t }) =>
    view('public/legal-notice', {
      title: t('legal.notice.title'),
      callsPath: paths.public.calls()
    })
}
