import type { Account } from '../accounts/index.ts'
import { instantsOf, type CallContent } from '../calls/index.ts'
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
  const number = await numberFor(deps, rules.content.code, `${call}:${account.id}:${command}`)
  const now = deps.clock.now()
  await join(deps, { number, account, role: 'writer', invitedBy: account.id })
  await deps.models.drafts.updateOne(
    { _id: number },
    {
      $setOnInsert: {
        ...{ v: 1, call, rules: seals.length, answers: [], files: [], sections: {} },
        ...{ updatedAt: now, updatedBy: account.id }
      }
    },
    { upsert: true }
  )
  await deps.engine.start({
    chart: 'application',
    id: number,
    input: {
      ...{ number, call, signatory: null },
      settings: chartSettings(rules.content),
      calendar: instantsOf(rules.content.calendar)
    },
    by: { id: account.id, roles: ['writer'] },
    command,
    subject: {
      ...{ number, call, territory: '', leadKind: null, departement: null, density: null },
      ...{ qpv: false, population: null, title: '', answered: 0, required: 0, missingPieces: 0 },
      ...{ createdAt: now, depositedAt: null, officer: null, onPaper: false }
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
