import type { FrameBuilder } from '../frame.ts'

export const committeeFrame: FrameBuilder = ({ t }) => ({
  subtitle: t('web.nav.committee'),
  navLabel: t('web.nav.committee-space'),
  nav: [],
  wide: true
})
