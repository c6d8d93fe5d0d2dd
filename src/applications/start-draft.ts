import type { Account } from '../accounts/index.ts'
import { instantsOf, type CallContent } from '../calls/index.ts'
import { NotFound } from '../shared/errors.ts'
import type { ApplicationsDeps } from './applications-deps.ts'

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
  if (!rules || !instance?.tags.includes('open')) throw new NotFound(`open call ${call}`)
  const known = await deps.models.applications
    .findOne({ 'subject.call': call, 'history.0.cmd': command }, { _id: 1 })
    .lean()
  if (known) return known._id

  const number = await nextNumber(deps, rules.content.code)
  const now = deps.clock.now()
  await deps.models.members.create({
    ...{ _id: `${number}:${account.id}`, application: number, account: account.id },
    ...{ name: account.name, quality: '', roles: ['writer'] },
    ...{ invitedAt: now, invitedBy: account.id, leftAt: null }
  })
  await deps.models.drafts.create({
    ...{ _id: number, v: 1, call, rules: seals.length, answers: [], files: [], sections: {} },
    ...{ updatedAt: now, updatedBy: account.id }
  })
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

async function nextNumber({ models }: ApplicationsDeps, code: string): Promise<string> {
  const counter = await models.counters.findOneAndUpdate(
    { _id: code },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' }
  )
  return `${code}-${String(counter.last).padStart(4, '0')}`
}
