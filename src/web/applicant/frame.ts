import type { FrameBuilder, NavItem } from '../frame.ts'
import type { ViewModel } from '../page.ts'
import { paths } from '../paths.ts'
import { siteSubtitle } from '../site-subtitle.ts'

/** A dossier's pages also lead to the rules and questions of its call. */
export const applicantFrame: FrameBuilder = ({ t, lang, services }, nav, model) => ({
  subtitle: siteSubtitle(services.site, t, lang),
  navLabel: t('web.nav.site'),
  nav: [
    {
      label: t('web.nav.my-dossiers'),
      path: paths.applicant.dossiers(),
      current: nav === 'dossiers' ? 'true' : undefined
    },
    ...ofCall(callOf(model), t)
  ]
})

function ofCall(call: string | undefined, t: (key: string) => string): NavItem[] {
  if (!call) return []
  return [
    { label: t('applicant.nav.rules'), path: paths.public.rules(call) },
    { label: t('applicant.nav.questions'), path: `${paths.public.call(call)}#reponses` }
  ]
}

function callOf({ head }: ViewModel): string | undefined {
  if (typeof head !== 'object' || head === null || !('call' in head)) return undefined
  return typeof head.call === 'string' ? head.call : undefined
}
