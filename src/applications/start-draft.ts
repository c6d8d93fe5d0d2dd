import { personFor, type Account } from '../accounts/index.ts'
import { instantsOf, type CallContent } from '../calls/index.ts'
import { Refusal } from '../engine/index.ts'
import { NotFound } from '../shared/errors.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { join } from './people.ts'

/** The part of a call's settings that its charts compare with. */
export function chartSettings({ settings }: CallContent) {
  const { signatory, scored, readings, thirdReadingGap, acceptanceDays } = settings
  return { signatory, scored, readings, thirdReadingGap, acceptanceDays }
}

/**
 * A new dossier, empty, with its number for good.
 * @returns the number, such as `VAC-0017`; the same command again returns the first one
 * @throws NotFound when the call is not open
 */
export async function startDraft(
  deps: ApplicationsDeps,
  { call, account, command }: { call: string; account: Account; command: string }
): Promise<string> {
  const [instance, rules, seals] = await Promise.all([
    deps.calls.find(call),
    deps.calls.rules(call),
    deps.calls.seals(call)
  ])
  const opened = rules && instantsOf(rules.content.calendar).opensAt <= deps.clock.now().getTime()
  if (!rules || !opened || !instance?.tags.includes('open')) throw new NotFound(`open call ${call}`)
  const wish = { call, account, command, content: rules.content, rules: seals.length }
  return newDossier(deps, wish)
}

/**
 * A new dossier for what came on paper, that officers of the call type as its writers until they deposit it.
 * What was received before the closing can be typed after it, until the readings open.
 * @throws NotFound unless the account is an officer of a call that has opened; Refusal once the readings are open
 */
export async function startOnPaper(
  deps: ApplicationsDeps,
  { call, account, command }: { call: string; account: Account; command: string }
): Promise<string> {
  const [instance, rules, seals] = await Promise.all([
    deps.calls.find(call),
    deps.calls.rules(call),
    deps.calls.seals(call)
  ])
  const officer = personFor(account, { callId: call }).roles.includes('officer')
  const takes = instance?.tags.some((tag) => tag === 'open' || tag === 'closed')
  if (!officer || !rules || !takes) throw new NotFound(`call ${call} for paper`)
  const { readingsOpenAt } = instantsOf(rules.content.calendar)
  if (deps.clock.now().getTime() >= readingsOpenAt) {
    const reason = {
      kind: 'guard',
      code: 'beforeReadings',
      params: { date: readingsOpenAt }
    } as const
    throw new Refusal('application', 'DEPOSIT_ON_PAPER', [reason])
  }
  const wish = { call, account, command, content: rules.content, rules: seals.length }
  return newDossier(deps, { ...wish, onPaper: true })
}

async function newDossier(
  deps: ApplicationsDeps,
  {
    call,
    account,
    command,
    content,
    rules,
    onPaper = false
  }: {
    call: string
    account: Account
    command: string
    content: CallContent
    rules: number
    onPaper?: boolean
  }
): Promise<string> {
  const number = await numberFor(deps, content.code, `${call}:${account.id}:${command}`)
  const now = deps.clock.now()
  if (!onPaper) await join(deps, { number, account, role: 'writer', invitedBy: account.id })
  await deps.models.drafts.updateOne(
    { _id: number },
    {
      $setOnInsert: {
        ...{ v: 1, call, rules, answers: [], files: [], sections: {} },
        ...{ updatedAt: now, updatedBy: account.id }
      }
    },
    { upsert: true }
  )
  await deps.engine.start({
    chart: 'application',
    id: number,
    input: {
      ...{ number, call, signatory: null, onPaper },
      settings: chartSettings(content),
      calendar: instantsOf(content.calendar)
    },
    by: { id: account.id, roles: [onPaper ? 'officer' : 'writer'] },
    command,
    subject: {
      ...{ number, call, territory: '', leadKind: null, departement: null, density: null },
      ...{ qpv: false, population: null, title: '', answered: 0, required: 0, missingPieces: 0 },
      ...{ createdAt: now, depositedAt: null, officer: null, onPaper },
      ...{ stage: 'notDeposited', late: false, waitsForTeam: false, undelivered: false }
    }
  })
  return number
}

/**
 * One number for one wish: sent twice at once, or again after a crash in the middle, it is the same dossier.
 * Of two at once one number stays unused.
 */
async function numberFor(deps: ApplicationsDeps, code: string, wish: string): Promise<string> {
  const { counters } = deps.models
  const _id = `start:${wish}`
  const known = await counters.findById(_id).lean()
  const last = known?.last ?? (await nextRank(deps, code))
  const claim = await counters
    .findOneAndUpdate(
      { _id },
      { $setOnInsert: { last } },
      { upsert: true, returnDocument: 'after' }
    )
    .lean()
  return `${code}-${String(claim.last).padStart(4, '0')}`
}

async function nextRank({ models }: ApplicationsDeps, code: string): Promise<number> {
  const { last } = await models.counters
    .findOneAndUpdate(
      { _id: code },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' }
    )
    .lean()
  return last
}
