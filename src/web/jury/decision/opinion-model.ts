import type { ApplicationInstance } from '../../../applications/index.ts'
import { factsOf } from '../../../reviews/index.ts'
import { rank, type FrozenSelection } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { decimal } from '../ranking/words-of.ts'

type Line = FrozenSelection['outcomes'][number]

/** The selection that the jury proposed last. */
interface GivenOpinion {
  at: Date
  /** the jury's opinion; otherwise the authority or its deputy proposed what the rules give */
  byJury: boolean
  id: string
  frozen: FrozenSelection
}

/** @returns null before the opinion */
export async function opinionOf(
  { services }: Pick<PersonRequest, 'services'>,
  call: string
): Promise<GivenOpinion | null> {
  const instance = await services.calls.find(call)
  const given = instance?.history.findLast(({ event }) => event.type === 'GIVE_OPINION')
  const id = given?.event['selection']
  if (!given || typeof id !== 'string') return null
  const found = await services.selection.models.selections.findById(id).lean()
  const byJury = given.by.roles.includes('jury')
  return found && { at: given.at, byJury, id, frozen: JSON.parse(found.text) as FrozenSelection }
}

/**
 * The opinion as its reader has it: who is proposed, in which order, with the reasons written for those that
 * leave the order of scores, and how many answers the signature sets off.
 */
export async function opinionModel(
  request: PersonRequest,
  { at, byJury, id, frozen }: GivenOpinion
) {
  const { services } = request
  const numbers = frozen.outcomes.map(({ number }) => number)
  const [reasons, instances] = await Promise.all([
    services.calls.remarks(Object.values(frozen.reasons)),
    services.applications.models.applications
      .find({ _id: { $in: numbers } }, { subject: 1, snapshot: 1, states: 1 })
      .lean<ApplicationInstance[]>()
  ])
  // a dossier that withdrew meanwhile has an answer of its own
  const standing = new Map(
    instances
      .filter(({ states }) => !states.some((state) => state.includes('withdrawn')))
      .map((one) => [one._id, one])
  )
  const ranking = frozen.rules.grid
    ? rank(frozen.dossiers, frozen.rules, { draw: frozen.draw })
    : null
  const points = new Map(ranking?.rows.map(({ dossier, score }) => [dossier.id, score.points]))
  const line = ({ number, rank: place }: Line) => {
    const own = points.get(number)
    const subject = standing.get(number)?.subject
    return {
      ...{ number, rank: place, territory: subject?.territory ?? number },
      ...{ project: subject?.title ?? '', departement: subject?.departement ?? '' },
      points: own ? decimal(own, request) : '',
      reason: reasons.get(frozen.reasons[number] ?? '') ?? '',
      appealPath: paths.jury.appeal(frozen.call, number)
    }
  }
  const of = (outcome: Line['outcome']) =>
    frozen.outcomes
      .filter((one) => one.outcome === outcome && standing.has(one.number))
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      .map(line)
  const [selected, reserve, others] = [of('selected'), of('reserve'), of('notSelected')]
  return {
    ...{ at, byJury, selected, reserve, others, digest: id.slice(0, 16) },
    counts: { selected: selected.length, reserve: reserve.length, others: others.length },
    letters: selected.length + reserve.length + others.length,
    ready: frozen.outcomes.every(({ number, outcome }) => {
      const own = standing.get(number)
      return !own || factsOf(own).outcome?.kind === outcome
    })
  }
}
