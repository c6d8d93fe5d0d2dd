import type { FrameBuilder } from '../frame.ts'
import { paths } from '../paths.ts'
import { siteSubtitle } from '../site-subtitle.ts'

export const publicFrame: FrameBuilder = ({ t, lang, services }, nav) => ({
  subtitle: siteSubtitle(services.site, t, lang),
  navLabel: t('web.nav.site'),
  nav: [
    {
      label: t('web.nav.calls'),
      path: paths.public.calls(),
      current: nav === 'calls' ? 'page' : undefined
    },
    {
      label: t('web.nav.past-calls'),
      path: paths.public.pastCalls(),
      current: nav === 'past-calls' ? 'page' : undefined
    },
    {
      label: t('web.nav.verify'),
      path: paths.public.verify(),
      current: nav === 'verify' ? 'page' : undefined
    }
  ]
})
