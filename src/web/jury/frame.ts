import type { FrameBuilder } from '../frame.ts'

export const juryFrame: FrameBuilder = ({ t }) => ({
  subtitle: t('web.nav.jury'),
  navLabel: t('web.nav.jury-space'),
  nav: [],
  navBelow: true,
  wide: true,
  dense: true
})
