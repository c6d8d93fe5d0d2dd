import { inLang } from '../../shared/lang.ts'
import type { FrameBuilder, NavItem } from '../frame.ts'
import { paths } from '../paths.ts'
import { voiceOf, stateLabel } from '../refusals/index.ts'
import { mainState } from './team/main-state.ts'
import { myCalls } from './team/my-calls.ts'

/** The header of the team: the call that is shown, the way to the others, and its pages. */
export const staffFrame: FrameBuilder = async (request, nav, model) => {
  const { t, lang, account, services } = request
  const shown = model['frameCall'] as { number: string; name: string } | undefined
  const calls = account ? await myCalls({ services, account }) : []
  const voice = voiceOf(request, 'staff')
  const menu: NavItem[] = calls.map((call) => ({
    label: t('staff.frame.call', {
      number: call._id,
      name: inLang(call.subject.shortTitle, lang).text,
      state: stateLabel(voice, 'call', mainState(call))
    }),
    path: paths.staff.today(call._id),
    current: call._id === shown?.number ? 'true' : undefined
  }))
  menu.push({ label: t('staff.frame.all-calls'), path: paths.staff.calls() })
  const entry = (name: string, path: string): NavItem => ({
    label: t(`staff.nav.${name}`),
    path,
    current: nav === name ? 'page' : undefined
  })
  const number = shown?.number
  return {
    navLabel: t('web.nav.staff-space'),
    ...(shown && {
      call: { number: t('staff.frame.number', { number: shown.number }), name: shown.name },
      calls: menu,
      find: { path: paths.staff.find() }
    }),
    nav: number
      ? [
          entry('today', paths.staff.today(number)),
          entry('pipeline', paths.staff.pipeline(number)),
          entry('readings', paths.staff.readings(number)),
          entry('replies', paths.staff.replies(number)),
          entry('path', paths.staff.path(number)),
          entry('settings', paths.staff.call(number))
        ]
      : [entry('today', paths.staff.home()), entry('calls', paths.staff.calls())],
    navBelow: true,
    wide: true,
    dense: true
  }
}
