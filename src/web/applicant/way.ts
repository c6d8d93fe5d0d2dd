import { statesAhead, svgOf } from '../../engine/index.ts'
import { readDrawing } from '../charts/read-drawing.ts'
import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { standsAt } from './way/stands-at.ts'

/** « You are here » on the whole chart, in the candidate's words, with what may still come. */
export const way: Page = {
  path: paths.applicant.way(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const { t, lang } = request
    const dossier = await openDossier(request)
    const drawing = await readDrawing('application', 'candidate', lang)
    const { here, from } = standsAt(dossier, drawing.words)
    const ahead = statesAhead(drawing.words, from)
    const labels = dossier.voice.charts['application']?.[lang]
    /** each sentence once: several states may be one for the candidate */
    const linesOf = (paths: readonly string[], kind: 'candidate' | 'ahead') => {
      const lines = new Map<string, string>()
      const told = drawing.words.filter((state) => paths.includes(state.path))
      // a state in which a mail leaves lasts a minute: of those called the same, people come first
      for (const { path, owners } of told.toSorted((a, b) => sends(a) - sends(b))) {
        const name = labels?.states[path]?.[kind] ?? ''
        const turn = owners.map((role) => labels?.roles[role] ?? role).join(', ')
        if (!lines.has(name)) lines.set(name, turn)
      }
      return [...lines].map(([name, turn]) => ({ name, turn }))
    }
    return view('applicant/way', {
      title: t('applicant.way.title', { number: dossier.number }),
      head: dossierHead(dossier),
      svg: svgOf(drawing, {
        ...{ id: 'chart', title: t('applicant.way.heading') },
        description: t('applicant.way.description'),
        here: { paths: here, badge: t('applicant.way.here') },
        ahead
      }),
      here: linesOf(here, 'candidate'),
      ahead: linesOf(
        ahead.filter((path) => !here.includes(path)),
        'ahead'
      )
    })
  }
}

function sends({ owners }: { owners: readonly string[] }): number {
  return Number(owners.every((role) => role === 'messaging'))
}
