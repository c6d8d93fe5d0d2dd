import { NotFound, type Sentence } from '../../../shared/errors.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { reasonSentences, stateLabel, tell } from '../../refusals/index.ts'
import { mainState } from '../team/main-state.ts'
import type { StaffCall } from '../team/staff-call.ts'
import { staffOffers } from '../team/staff-offers.ts'
import { stateKind } from './state-groups.ts'

export type Action = 'attribuer' | 'recevable'

interface Plan {
  action: Action
  numbers: readonly string[]
  officer?: { id: string; name: string }
}

/** One dossier of a batch: what it is, what it would become, or why it stays as it is. */
export interface Change {
  number: string
  territory: string
  path: string
  from: { label: string; kind: string }
  to: string
  note: string
  refused: Sentence[]
}

const EVENTS: Record<Action, string> = {
  attribuer: 'ASSIGN_OFFICER',
  recevable: 'DECLARE_ADMISSIBLE'
}

/** What would happen to each, asked of the code that decides; nothing changes. */
export function planChanges(
  request: PersonRequest,
  call: StaffCall,
  plan: Plan
): Promise<Change[]> {
  return Promise.all(plan.numbers.map((number) => planOne(request, call, plan, number)))
}

async function planOne(
  request: PersonRequest,
  { voice, number: call }: StaffCall,
  { action, officer }: Plan,
  number: string
): Promise<Change> {
  const { services, account, t } = request
  const change = {
    ...{ number, territory: '', path: '', from: { label: '', kind: '' }, note: '', refused: [] },
    to:
      action === 'attribuer'
        ? t('staff.batch.to-officer', { name: officer?.name ?? '' })
        : t('staff.batch.to-admissible')
  }
  try {
    const access = await services.applications.access(account, number)
    const { instance } = access
    if (instance.subject.call !== call) throw new NotFound(`dossier ${number} in ${call}`)
    const state = mainState(instance)
    const known = {
      ...change,
      territory: instance.subject.territory || t('staff.no-territory'),
      path: paths.staff.application(number),
      from: { label: stateLabel(voice, 'application', state), kind: stateKind(state) }
    }
    const offers = await staffOffers(request, access)
    const offer = offers.find(({ event }) => event === EVENTS[action])
    if (!offer?.allowed) {
      const reasons = offer?.reasons ?? [{ kind: 'role' as const, code: 'officer' }]
      return { ...known, refused: reasonSentences(voice, 'application', reasons) }
    }
    if (action === 'recevable') return { ...known, note: t('staff.batch.alert') }
    if (officer && instance.subject.officer === officer.id) {
      return { ...known, refused: [{ why: t('staff.batch.already') }] }
    }
    const recused = officer
      ? await services.applications.models.recusals.exists({ _id: `${number}:${officer.id}` })
      : null
    if (recused) return { ...known, refused: [{ why: t('staff.batch.recused') }] }
    return { ...known, note: t('staff.batch.journal') }
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return { ...change, refused: [{ why: t('staff.batch.unseen') }] }
  }
}

/** Applies the action to each, exactly as its own page would. @returns those that refused, with their reasons */
export async function applyChanges(
  request: PersonRequest,
  call: StaffCall,
  { command, ...plan }: Plan & { command: string }
): Promise<Change[]> {
  const { applications } = request.services
  const { account } = request
  const left: Change[] = []
  for (const number of plan.numbers) {
    const change = await planOne(request, call, plan, number)
    if (change.refused.length > 0) {
      left.push(change)
      continue
    }
    const on = { account, number, command: `${command}:${number}` }
    try {
      if (plan.action === 'recevable') await applications.declareAdmissible(on)
      else if (plan.officer) {
        await applications.assignOfficer({ ...on, officer: plan.officer.id })
      }
    } catch (error) {
      const told = tell(error, call.voice)
      if (!told) throw error
      left.push({ ...change, refused: told.sentences })
    }
  }
  return left
}
