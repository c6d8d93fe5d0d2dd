import type { FrameBuilder } from '../frame.ts'
import { committeePaths } from './paths.ts'

const ENTRIES = ['home', 'grid', 'declarations'] as const

export const committeeFrame: FrameBuilder = ({ t }, nav, model) => {
  const call = model['callNumber']
  return {
    subtitle: typeof call === 'string' ? t('committee.nav.call', { call }) : t('web.nav.committee'),
    navLabel: t('web.nav.committee-space'),
    nav: ENTRIES.map((name) => ({
      label: t(`committee.nav.${name}`),
      path: committeePaths[name](),
      current: nav === name ? 'true' : undefined
    })),
    wide: true
  }
}
