import { svgOf } from '../../engine/index.ts'
import { readDrawing } from '../charts/read-drawing.ts'
import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { countStates } from './path/count-states.ts'
import { proofInWords } from './path/proof-in-words.ts'
import { silenceInWords } from './path/silence-in-words.ts'
import { statesInWords } from './path/states-in-words.ts'
import { openCallWithDossiers } from './team/staff-call.ts'

/** The path of dossiers: drawn with how many are where, what its proof says, and all of it in words. */
export const path: Page = {
  path: paths.staff.path(':call'),
  audience: 'staff',
  nav: 'path',
  get: async (request) => {
    const { lang, params, t, clock } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const [ofDossiers, ofCall, { counts, late, total }] = await Promise.all([
      readDrawing('application', 'staff', lang),
      readDrawing('call', 'staff', lang),
      countStates(request, call.number)
    ])
    const title = t('staff.path.title')
    return view('staff/path', {
      ...{ title, frameCall: call.frameCall, now: clock.now(), total },
      late: late.slice(0, SHOWN),
      moreLate: Math.max(0, late.length - SHOWN),
      lateCount: late.length,
      svg: svgOf(ofDossiers, {
        ...{ id: 'chart', title, description: t('staff.path.description'), counts }
      }),
      callSvg: svgOf(ofCall, {
        ...{ id: 'call', title: t('staff.path.call'), description: t('staff.path.call-lead') },
        here: { paths: call.instance.states, badge: t('staff.path.here') }
      }),
      groups: statesInWords(ofDossiers.words, call.voice, counts),
      callGroups: statesInWords(ofCall.words, call.voice),
      proof: proofInWords(request, ofDossiers.words.length),
      silence: silenceInWords(request, call)
    })
  }
}

/** Late dossiers named above the drawing; the list has all of them. */
const SHOWN = 6
