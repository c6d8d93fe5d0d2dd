import type { FrameBuilder } from '../frame.ts'

export const staffFrame: FrameBuilder = ({ t }) => ({
  navLabel: t('web.nav.staff-space'),
  nav: [],
  navBelow: true,
  wide: true,
  dense: true
})
