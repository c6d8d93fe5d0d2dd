import type { ApplicationInstance } from '../../applications/index.ts'
import { listFormat } from '../../shared/formats.ts'
import { readDrawing, type Drawing } from '../../web/charts/read-drawing.ts'
import { view, type Page, type VisitorRequest } from '../../web/page.ts'
import { demoPaths } from './demo-paths.ts'
import { canBeSeen, sceneOf } from './seen-at.ts'

/** Dossiers offered for each state: enough to choose from. */
const OFFERED = 3
/** Ways told of that lead into a state where no dossier is: one that a dossier can take now comes first. */
const WAYS = 2

/**
 * Every state a dossier can be in: with somebody to enter as where one is in it at this date, with what leads
 * there where none is, so that whoever looks can take a dossier there.
 */
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

async function statesOf(request: VisitorRequest) {
  const { services, lang } = request
  const { words } = await readDrawing('application', 'staff', lang)
  const labels = services.chartLabels['application']?.[lang].states ?? {}
  const names = Object.keys(labels)
  // a state that holds others is never where a dossier is
  const leaves = names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)))
  const instances = await services.applications.models.applications
    .find({}, { states: 1, subject: 1 })
    .lean<Pick<ApplicationInstance, '_id' | 'states' | 'subject'>[]>()
  return leaves.filter(canBeSeen).map((state) => {
    const inIt = instances.filter(({ states }) => states.includes(state))
    return {
      ...{ label: labels[state]?.staff ?? state, candidate: labels[state]?.candidate ?? '' },
      count: inIt.length,
      ...(inIt.length === 0 && {
        scene: request.t(`demo.scenes.${sceneOf(state)}`),
        ways: waysInto(state, words, instances, request)
      }),
      dossiers: inIt.slice(0, OFFERED).map(({ _id, subject }) => ({
        ...{ number: _id, territory: subject.territory }
      }))
    }
  })
}

/** Roles that nobody can enter as. */
const MACHINES = new Set(['call', 'clock', 'system', 'messaging'])

type Standing = Pick<ApplicationInstance, '_id' | 'states'>

/** What leads into a state, in words: who does what, or which date passes, and from where. */
function waysInto(
  state: string,
  words: Drawing['words'],
  instances: readonly Standing[],
  { services, lang, t }: VisitorRequest
): { text: string; dossier: string }[] {
  const roles = services.chartLabels['application']?.[lang].roles ?? {}
  const ways = words.flatMap(({ path, name, ways: out }) => {
    const dossier = instances.find(({ states }) => states.includes(path))?._id ?? ''
    return out
      .filter(({ toPath }) => toPath === state && path !== state)
      .map(({ clock, text, roles: who }) => {
        const by = listFormat(lang, 'disjunction').format(who.flatMap((role) => roles[role] ?? []))
        const key = clock ? 'way-clock' : text === '' ? 'way-itself' : 'way-by'
        const byPeople = key === 'way-by' && who.some((role) => !MACHINES.has(role))
        const said = t(`demo.states.${key}`, { text, by, from: name })
        return { text: said, dossier: byPeople ? dossier : '' }
      })
  })
  const open = ways.filter(({ dossier }) => dossier !== '')
  return [...open, ...ways.filter(({ dossier }) => dossier === '')].slice(0, WAYS)
}
