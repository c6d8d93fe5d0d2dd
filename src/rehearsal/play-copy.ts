import type { ApplicationInstance } from '../applications/index.ts'
import type { CallContent, CallInstance } from '../calls/index.ts'
import type { Message } from '../messages/index.ts'
import { createPlayer, type Player } from '../playing/player.ts'
import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'
import { castRehearsal } from './cast.ts'
import { datesOf } from './copy-of-call.ts'
import { answersDeeds } from './deeds/answers.ts'
import { candidatesDeeds } from './deeds/candidates.ts'
import { committeeDeeds } from './deeds/committee.ts'
import { juryDeeds } from './deeds/jury.ts'
import { daysAfter } from './deeds/moments.ts'
import { openingDeeds } from './deeds/opening.ts'
import { teamDeeds } from './deeds/team.ts'
import { inventDossiers } from './invent-dossiers.ts'
import type { RehearsalDeed, RehearsalStage } from './rehearsal-stage.ts'

export interface Copy {
  number: string
  kind: string
  content: CallContent
}

/** What a playing leaves: everything a report says is read from it. */
export interface Played {
  stage: RehearsalStage
  from: Date
  until: Date
  call: CallInstance
  applications: ApplicationInstance[]
  messages: Message[]
  /** the journals at the very end, when even what is kept for years was erased */
  ended: { call: CallInstance; applications: ApplicationInstance[] } | null
}

/** Dossiers unsuccessful are kept two years, a call as long after its end: then everything has happened. */
const KEPT_DAYS = 850
const MESSAGES = 20_000

/**
 * Plays the copy to its last answer.
 * @param silent a role that never acts; null: everybody does
 * @param toTheEnd goes on until everything kept for a time is erased
 */
export async function playCopy(
  services: Services,
  clock: MovableClock,
  { number, kind, content }: Copy,
  {
    count,
    silent = null,
    toTheEnd,
    onDate
  }: {
    count: number
    silent?: string | null
    toTheEnd: boolean
    onDate: (date: Date) => void
  }
): Promise<Played> {
  const from = clock.now()
  const stage: RehearsalStage = {
    ...{ services, call: number, content, dates: datesOf(content), silent, refused: [] },
    cast: await castRehearsal(services, number, content),
    dossiers: inventDossiers(content, count)
  }
  const deeds: RehearsalDeed[] = [
    ...openingDeeds(stage, { kind, number, content }),
    ...candidatesDeeds(stage),
    ...teamDeeds(stage),
    ...committeeDeeds(stage),
    ...juryDeeds(stage),
    ...answersDeeds(stage)
  ]
  const player = createPlayer(stage, clock, deeds, ({ what }, error) => {
    throw new Error(`The rehearsal stops: ${what}`, { cause: error })
  })
  const until = endOf(stage, deeds, toTheEnd)
  await playTo(player, deeds, until, onDate)
  const played = { stage, from, until, ...(await kept(services, number)) }
  const messages = await services.messages.list({ limit: MESSAGES })
  if (!toTheEnd) return { ...played, messages, ended: null }
  await player.playUntil(daysAfter(until, KEPT_DAYS))
  return { ...played, messages, ended: await kept(services, number) }
}

/** The last date on which something is still expected of anybody. */
function endOf({ dates }: RehearsalStage, deeds: readonly RehearsalDeed[], toTheEnd: boolean) {
  const last = Math.max(...deeds.map(({ at }) => at.getTime()))
  const reserve = toTheEnd ? dates.reserveExpiresAt.getTime() : 0
  return daysAfter(new Date(Math.max(last, reserve)), 1)
}

async function playTo(
  player: Player,
  deeds: readonly RehearsalDeed[],
  until: Date,
  onDate: (date: Date) => void
): Promise<void> {
  const moments = [...new Set(deeds.map(({ at }) => at.getTime()))].sort((a, b) => a - b)
  for (const moment of moments) {
    await player.playUntil(new Date(moment))
    onDate(new Date(moment))
  }
  await player.playUntil(until)
}

async function kept({ calls, applications }: Services, number: string) {
  const call = await calls.find(number)
  if (!call) throw new Error(`The copy of ${number} is missing.`)
  return {
    call,
    applications: await applications.models.applications
      .find({ 'subject.call': number })
      .sort({ _id: 1 })
      .lean<ApplicationInstance[]>()
  }
}
