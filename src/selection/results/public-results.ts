import type { ApplicationInstance } from '../../applications/index.ts'
import { findAnswer } from '../../forms/index.ts'
import { factsOf } from '../../reviews/index.ts'
import type { Localized } from '../../shared/lang.ts'
import { isDisclosed, stageOf } from '../answer/answer-of.ts'
import { readSelection, type ReadSelection } from '../proposal/frozen-selection.ts'
import { selectionRules } from '../proposal/selection-rules.ts'
import { maskSmallCounts, type Constraint } from '../ranking/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { Decision } from '../selection.model.ts'
import { arithmeticOf, type Arithmetic } from './arithmetic.ts'
import { publicSession, type PublicDraw, type PublicSession } from './public-session.ts'

/** One selected territory, as it agreed to be shown: no rank, no points. */
export interface PublicProject {
  number: string
  territory: string
  departement: string | null
  leadKind: string | null
  density: 'rural' | 'urban' | null
  qpv: boolean
  title: string
  /** the public summary, as the territory wrote it */
  summary: string
  accepted: boolean
  /** until when its acceptance is awaited; null when it is given, or nothing was read yet */
  acceptBy: Date | null
}

/** Rows of counts: null is masked; `selected` are public by name. */
export interface PublicTable {
  rows: { key: string; received: number | null; selected: number }[]
  received: number | null
  selected: number
}

export interface PublicResults {
  call: string
  title: Localized
  decidedAt: Date
  signedAs: 'authority' | 'deputy'
  /** in the order of départements, then of names */
  projects: PublicProject[]
  arithmetic: Arithmetic
  /** dossiers read, by how many readings; how many reached the threshold */
  readings: { dossiers: number; total: number; thirds: number; readers: number; eligible: number }
  places: number
  threshold: number | null
  floors: Record<string, number>
  constraints: { rule: Constraint; held: 'held' | 'void' }[]
  /** departures from the order of scores, without names: by which rules */
  displacements: { rules: readonly Constraint[]; losesPlace: boolean }[]
  ties: { drawn: number; drawnForAPlace: boolean }
  /** null when the jury stayed silent, and the rules decided in its place */
  session: PublicSession | null
  draw: PublicDraw | null
  /** people of the committee or the team who stood aside from a dossier that was ranked */
  readersAside: number
  byDepartement: PublicTable
  byDensity: PublicTable
  byLeadKind: PublicTable
}

type Deps = Pick<SelectionDeps, 'models' | 'calls' | 'applications' | 'accounts'>

/**
 * What anybody may know of a call's result: the selected, and figures in which nobody else can be found.
 * @returns null until the call is announced
 */
export async function publicResults(deps: Deps, call: string): Promise<PublicResults | null> {
  const instance = await deps.calls.find(call)
  const id = instance?.snapshot.context['decision']
  if (!instance?.tags.includes('announced') || typeof id !== 'string') return null
  const [decision, rules, all] = await Promise.all([
    deps.models.decisions.findById(id).lean<Decision>(),
    deps.calls.rules(call),
    deps.applications.models.applications
      .find({ 'subject.call': call }, { history: 0, outbox: 0, timers: 0 })
      .sort({ _id: 1 })
      .lean<ApplicationInstance[]>()
  ])
  const selection = decision && (await readSelection(deps, decision.selection))
  if (!decision || !selection || !rules) return null
  const deposited = all.filter((one) => factsOf(one).deposit !== null)
  const shown = all.filter(isShown)
  const { settings, title } = rules.content
  const names = new Set(shown.map(({ _id }) => _id))
  const table = (keyOf: (one: ApplicationInstance) => string | null) =>
    tableOf(deposited, shown, keyOf)
  return {
    ...{ call, title, decidedAt: decision.at, signedAs: decision.signer.as },
    projects: await projectsOf(deps, shown),
    arithmetic: arithmeticOf(all),
    ...{ places: settings.places, threshold: settings.threshold, floors: settings.floors },
    constraints: selectionRules(rules.content).constraints.map((rule) => ({
      rule,
      held: selection.ranking?.voided.some(({ constraint }) => constraint === rule)
        ? 'void'
        : 'held'
    })),
    ...figuresOf(selection),
    ...(await publicSession(deps, call, selection, (number) => names.has(number))),
    byDepartement: table(({ subject }) => subject.departement),
    byDensity: table(({ subject }) => subject.density),
    byLeadKind: table(({ subject }) => subject.leadKind)
  }
}

/** Selected, told so, and still there. */
function isShown(instance: ApplicationInstance): boolean {
  const stage = stageOf(instance)
  return isDisclosed(instance) && (stage === 'selected' || stage === 'accepted')
}

function figuresOf({ ranking, frozen }: ReadSelection) {
  const readings = frozen.dossiers.map((one) => one.readings)
  const usual = Math.min(...readings.map(({ length }) => length))
  const drawn = ranking?.ties.filter(({ decidedBy }) => decidedBy.includes('draw')) ?? []
  const selected = new Set(ranking?.selected)
  return {
    readings: {
      dossiers: frozen.dossiers.length,
      total: readings.flat().length,
      thirds: readings.filter(({ length }) => length > usual).length,
      readers: new Set(readings.flat().map(({ reader }) => reader)).size,
      eligible: ranking?.eligible.length ?? 0
    },
    displacements:
      ranking?.displacements.map(({ rules, losesPlace }) => ({ rules, losesPlace })) ?? [],
    ties: {
      drawn: drawn.length,
      drawnForAPlace: drawn.some(
        ({ ids }) => ids.some((id) => selected.has(id)) && ids.some((id) => !selected.has(id))
      )
    }
  }
}

async function projectsOf(
  { applications }: Deps,
  shown: readonly ApplicationInstance[]
): Promise<PublicProject[]> {
  const projects = await Promise.all(
    shown.map(async (instance): Promise<PublicProject> => {
      const { territory, departement, leadKind, density, qpv, title } = instance.subject
      const { deposit, acceptBy } = factsOf(instance)
      const revision = deposit && (await applications.revision(instance._id, deposit.revision))
      const summary = revision && findAnswer(revision.answers, 'summary')?.value
      const accepted = stageOf(instance) === 'accepted'
      return {
        ...{ number: instance._id, territory, departement, leadKind, density, qpv, title },
        summary: typeof summary === 'string' ? summary : '',
        accepted,
        acceptBy: accepted || acceptBy === null ? null : new Date(acceptBy)
      }
    })
  )
  return projects.toSorted(
    (a, b) =>
      (a.departement ?? '').localeCompare(b.departement ?? '') ||
      a.territory.localeCompare(b.territory, 'fr')
  )
}

/** Counts of deposits are masked where they could point at somebody; the selected are public by name. */
function tableOf(
  deposited: readonly ApplicationInstance[],
  shown: readonly ApplicationInstance[],
  keyOf: (one: ApplicationInstance) => string | null
): PublicTable {
  const of = (all: readonly ApplicationInstance[], key: string) =>
    all.filter((one) => (keyOf(one) ?? '') === key).length
  const keys = [...new Set(deposited.map((one) => keyOf(one) ?? ''))].sort()
  const { counts, total } = maskSmallCounts(keys.map((key) => of(deposited, key)))
  return {
    rows: keys.map((key, i) => ({ key, received: counts[i] ?? null, selected: of(shown, key) })),
    received: total,
    selected: shown.length
  }
}
