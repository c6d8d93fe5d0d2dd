import { svgOf } from '../../engine/index.ts'
import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { readDrawing } from './path/read-drawing.ts'
import { statesInWords } from './path/states-in-words.ts'
import { openCallWithDossiers } from './team/staff-call.ts'

/** The path of dossiers: drawn, and in words, with how many are where. */
export const path: Page = {
  path: paths.staff.path(':call'),
  audience: 'staff',
  nav: 'path',
  get: async (request) => {
    const { services, account, lang, params, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const layout = await readDrawing(lang)
    const { rows } = await services.applications.list({
      ...{ call: call.number, reader: account.id, limit: 20_000 }
    })
    const counts: Record<string, { count: number; late: number }> = {}
    for (const { states, tags } of rows) {
      for (const state of states) {
        const at = (counts[state] ??= { count: 0, late: 0 })
        at.count += 1
        if (tags.includes('late')) at.late += 1
      }
    }
    const [title, description] = [t('staff.path.title'), t('staff.path.description')]
    return view('staff/path', {
      ...{ title, frameCall: call.frameCall },
      svg: svgOf(layout, { title, description, counts }),
      states: statesInWords(layout, call.voice, counts)
    })
  }
}
