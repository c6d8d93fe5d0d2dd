import { parisDate, parisInstant } from '../../shared/paris-time.ts'
import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'

/** The statement that French law asks for: « non conforme » until somebody has audited the site. */
export const accessibility: Page = {
  path: paths.public.accessibility(),
  audience: 'public',
  get: ({ t, lang, services }) =>
    view('public/accessibility', {
      title: t('legal.accessibility.title'),
      host: new URL(services.baseUrl).host,
      statementDate: parisDate(parisInstant(services.site.accessibilityStatementDate), lang)
    })
}
