import type { FrameBuilder } from '../frame.ts'
import { paths } from '../paths.ts'
import { siteSubtitle } from '../site-subtitle.ts'

export const applicantFrame: FrameBuilder = ({ t, lang, services }, nav) => ({
  subtitle: siteSubtitle(services.site, t, lang),
  navLabel: t('web.nav.site'),
  nav: [
    {
      label: t('web.nav.my-dossiers'),
      path: paths.applicant.dossiers(),
      current: nav === 'dossiers' ? 'true' : undefined
    }
  ]
})
