import { inLang } from '../../shared/lang.ts'
import type { FrameBuilder } from '../frame.ts'
import { juryPaths } from './paths.ts'

const ENTRIES = ['agenda', 'attendance', 'ranking', 'decision', 'minutes'] as const

/** Who declares interests: the team, who may look in, does not. */
const DECLARING: readonly string[] = ['jury', 'authority', 'deputy']

export const juryFrame: FrameBuilder = ({ t, lang, account }, nav, model) => {
  const declares = account?.calls.some(({ roles }) => roles.some((one) => DECLARING.includes(one)))
  const call = model['call'] as OnScreen | undefined
  const entry = (name: string, path: string) => ({
    ...{ label: t(`jury.nav.${name}`), path },
    current: nav === name ? ('true' as const) : undefined
  })
  return {
    ...(call
      ? { call: { number: call.number, name: inLang(call.name, lang).text } }
      : { subtitle: t('web.nav.jury') }),
    navLabel: t('web.nav.jury-space'),
    nav: [
      ...(call ? ENTRIES.map((name) => entry(name, juryPaths[name](call.number))) : []),
      ...((call ? call.mayDeclare : declares)
        ? [entry('declarations', juryPaths.declarations())]
        : [])
    ],
    ...{ navBelow: true, wide: true, dense: true },
    footNote: t('jury.foot')
  }
}

/** The call of a page, as its header needs it. */
interface OnScreen {
  number: string
  name: Parameters<typeof inLang>[0]
  mayDeclare: boolean
}
