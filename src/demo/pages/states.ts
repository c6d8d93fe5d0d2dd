import type { ApplicationInstance } from '../../applications/index.ts'
import { view, type Page, type VisitorRequest } from '../../web/page.ts'
import { demoPaths } from './demo-paths.ts'

/** Dossiers offered for each state: enough to choose from. */
const OFFERED = 3

/** Every state a dossier can be in, with somebody to enter as where one is in it at this date. */
export const statesPage: Page = {
  path: demoPaths.states(),
  audience: 'public',
  nav: 'demo',
  get: async (request) => {
    const { t } = request
    const states = await statesOf(request)
    return view('demo/states', {
      ...{ title: t('demo.states.title'), enterAction: demoPaths.enter() },
      stagePath: demoPaths.stage(),
      shown: states.filter(({ count }) => count > 0),
      absent: states.filter(({ count }) => count === 0)
    })
  }
}

async function statesOf({ services, lang }: VisitorRequest) {
  const labels = services.chartLabels['application']?.[lang].states ?? {}
  const names = Object.keys(labels)
  // a state that holds others is never where a dossier is
  const leaves = names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)))
  const instances = await services.applications.models.applications
    .find({}, { states: 1, subject: 1 })
    .lean<Pick<ApplicationInstance, '_id' | 'states' | 'subject'>[]>()
  return leaves
    .filter((state) => state !== 'appeal.none' && state !== 'file.archived')
    .map((state) => {
      const inIt = instances.filter(({ states }) => states.includes(state))
      return {
        ...{ label: labels[state]?.staff ?? state, candidate: labels[state]?.candidate ?? '' },
        count: inIt.length,
        dossiers: inIt.slice(0, OFFERED).map(({ _id, subject }) => ({
          ...{ number: _id, territory: subject.territory }
        }))
      }
    })
}
