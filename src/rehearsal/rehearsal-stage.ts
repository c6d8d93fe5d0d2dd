import type { Account } from '../accounts/index.ts'
import type { ApplicationInstance } from '../applications/index.ts'
import type { CallContent } from '../calls/index.ts'
import { inventAnswers, type InventedAnswers } from '../forms/index.ts'
import type { Deed, Stage } from '../playing/deed.ts'
import type { Piece } from '../playing/acts/dossier-acts.ts'
import { isRefused } from '../playing/refused.ts'
import { sampleFile } from '../playing/sample-file.ts'
import { parisIsoDate } from '../shared/paris-time.ts'
import type { Cast } from './cast.ts'
import type { Dates } from './copy-of-call.ts'
import type { RefusedAct } from './report.ts'

/** How a candidate behaves; each shows one way through the chart. */
export type Profile =
  | ('deposits' | 'left-to-the-clock' | 'never-finishes' | 'corrects' | 'inadmissible')
  | ('withdraws' | 'ignores-correction' | 'takes-up-again' | 'unsigned-at-first' | 'on-paper')

export interface InventedDossier extends InventedAnswers {
  rank: number
  profile: Profile
  /** its number, once it is begun */
  number: string
}

/** Where a copy is played, by whom, and what was refused. */
export interface RehearsalStage extends Stage {
  content: CallContent
  dates: Dates
  cast: Cast
  dossiers: InventedDossier[]
  silent: string | null
  refused: RefusedAct[]
}

export type RehearsalDeed = Deed<RehearsalStage>

export interface Act {
  role: string
  what: string
  /** done even by who is silent: without it there would be nothing to answer */
  sets?: boolean
}

/** One act of one role: not done when the role is silent; told in the report when it is refused, or fails. */
export async function act(
  stage: RehearsalStage,
  { role, what, sets = false }: Act,
  run: () => Promise<unknown>
): Promise<boolean> {
  if (stage.silent === role && !sets) return false
  try {
    await run()
    return true
  } catch (error) {
    const at = stage.services.clock.now().toISOString()
    const fault = !isRefused(error)
    stage.refused.push({ at, role, what, fault, why: fault ? String(error) : whyOf(error) })
    return false
  }
}

function whyOf(error: Error): string {
  const { reasons, problems } = error as {
    reasons?: { code: string }[]
    problems?: { code: string }[]
  }
  const codes = [...(reasons ?? []), ...(problems ?? [])].map(({ code }) => code)
  return codes.length > 0 ? codes.join(', ') : error.message
}

/** Dossiers in one of these states, as the store has them now. */
export async function dossiersIn(
  { services, call }: RehearsalStage,
  ...states: string[]
): Promise<ApplicationInstance[]> {
  return services.applications.models.applications
    .find(
      { 'subject.call': call, states: { $in: states.map(startsWith) } },
      { outbox: 0, timers: 0 }
    )
    .sort({ _id: 1 })
    .lean<ApplicationInstance[]>()
}

const startsWith = (state: string) => new RegExp(`^${state.replaceAll('.', '\\.')}`)

export function inventedOf(
  { dossiers }: RehearsalStage,
  number: string
): InventedDossier | undefined {
  return dossiers.find((one) => one.number === number)
}

/** Who writes a dossier, and who signs it. */
export async function writerOf(stage: RehearsalStage, number: string): Promise<Account> {
  const dossier = inventedOf(stage, number)
  if (!dossier) throw new Error(`Nobody invented ${number}.`)
  return stage.cast.candidate(dossier.rank)
}

export async function signatoryOf(
  { services }: RehearsalStage,
  { snapshot }: Pick<ApplicationInstance, 'snapshot'>
): Promise<Account | undefined> {
  const id = snapshot.context['signatory']
  return typeof id === 'string' && id !== '' ? services.accounts.find(id) : undefined
}

export function inventDossier(
  { form }: Pick<CallContent, 'form'>,
  { rank, profile, day }: { rank: number; profile: Profile; day: Date }
): InventedDossier {
  const invented = inventAnswers(form, { seed: rank, day: parisIsoDate(day) })
  return { rank, profile, number: '', ...invented }
}

export function piecesOf({ pieces, rank }: Pick<InventedDossier, 'pieces' | 'rank'>): Piece[] {
  return pieces.map(({ question, type }, n) => ({
    question,
    upload: {
      name: `piece-${n + 1}.${type}`,
      content: sampleFile(type, `Repetition, dossier ${rank + 1}`)
    }
  }))
}
