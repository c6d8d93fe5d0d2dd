import { drawSeed } from '../ranking/index.ts'
import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { conduct } from '../session/conduct.ts'
import { actorOn } from '../session/record.ts'
import { refuse } from '../session/refuse.ts'
import { isOpen, type Session } from '../session/session.ts'
import { currentRanking, type CurrentRanking } from './current-ranking.ts'
import { drawWitnesses } from './draw-witnesses.ts'
import { recusedAmong } from './open-ranking.ts'

/** A session may draw while it is open; an authority that decides alone draws without one. */
const anyTime = { open: false } as const

/** @throws BadInput when the person stands aside from one of the ranked dossiers; NotFound for anybody else */
export async function rankingFor(deps: SelectionDeps, on: OnCall): Promise<CurrentRanking> {
  actorOn(on.account, on.call)
  const current = await currentRanking(deps, on.call)
  const aside = recusedAmong(current, on.account.id)
  if (aside.length > 0) refuse('recused', { count: aside.length })
  return current
}

/**
 * Commits the list before the draw: from then on its digest is known, and the numbers are not.
 * @throws BadInput when no tie waits for a draw
 */
export async function commitList(deps: SelectionDeps, on: OnCall): Promise<Session> {
  const { ranking } = await rankingFor(deps, on)
  const make = () => {
    if (!ranking?.pending) refuse('no-draw-needed')
    const { list, sha256 } = ranking.pending
    return { type: 'COMMIT_LIST' as const, list, sha256 }
  }
  return conduct(deps, on, make, anyTime)
}

/**
 * The public draw: numbers written apart by people present and shown together, after the list was committed.
 * Without a session, when the authority or its deputy decides for a silent jury, two people at least give one:
 * nobody chooses the seed alone.
 * @param numbers in the order in which they were given, 0 or more
 * @param givenBy accounts of those who gave them, in the same order
 */
export async function drawLots(
  deps: SelectionDeps,
  { numbers, givenBy, ...on }: OnCall & { numbers: readonly number[]; givenBy: readonly string[] }
): Promise<Session> {
  const current = await rankingFor(deps, on)
  const witnesses = await drawWitnesses(deps, current)
  return conduct(
    deps,
    on,
    (session) => {
      const { committed, draw } = session
      if (!committed) refuse('list-not-committed')
      if (draw) refuse('already-drawn')
      if (current.ranking?.pending?.sha256 !== committed.sha256) refuse('list-changed')
      const whole = numbers.every((number) => Number.isSafeInteger(number) && number >= 0)
      if (!whole || numbers.length === 0) refuse('numbers-missing', {}, 'numbers')
      if (givenBy.length !== numbers.length) refuse('numbers-unsigned', {}, 'numbers')
      if (givenBy.some((one) => !witnesses.includes(one))) refuse('number-giver', {}, 'numbers')
      const alone = !isOpen(session) && new Set(givenBy).size < 2
      if (alone) refuse('numbers-by-one', {}, 'numbers')
      const seed = drawSeed(on.call, committed.sha256, numbers)
      return { type: 'DRAW', numbers: [...numbers], seed, givenBy: [...givenBy] }
    },
    anyTime
  )
}
