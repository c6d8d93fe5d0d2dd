import type { ApplicationInstance } from '../../applications/index.ts'
import { factsOf } from '../../reviews/index.ts'
import type { ProposedOutcome } from '../../selection/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { textOf } from '../applicant/dossier/command-of.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField } from '../refusals/index.ts'
import { followsAppeals, openCall, type OpenCall } from './open-call.ts'
import { runAct, type NotTaken } from './session/run-act.ts'

const OUTCOMES = ['selected', 'reserve', 'notSelected'] as const

/** One request to reconsider: the authority answers it, and replaces a decision that was wrong. */
export const appeal: Page = {
  path: paths.jury.appeal(':call', ':number'),
  audience: 'jury',
  nav: 'decision',
  get: async (request) => {
    const call = await openCall(request)
    return show(request, call, await find(request, call), null)
  },
  post: async (request) => {
    const call = await openCall(request)
    const instance = await find(request, call)
    const { selection } = request.services
    const number = instance._id
    const reason = textOf(request, 'reason').trim()
    const not = await runAct(request, call.number, {
      answer: ({ account, command }) =>
        selection.answerAppeal({
          ...{ account, number, command, reason },
          upheld: textOf(request, 'upheld') === 'yes'
        }),
      replace: ({ account, command }) =>
        selection.replaceDecision({ account, number, command, reason, outcome: outcomeOf(request) })
    })
    if (not) return show(request, call, instance, not)
    const act = textOf(request, 'act') === 'replace' ? 'replaced' : 'answered'
    return redirect(paths.jury.decision(call.number), request.t(`jury.appeal.${act}`, { number }))
  }
}

function outcomeOf(request: PersonRequest): ProposedOutcome {
  const typed = textOf(request, 'outcome')
  const outcome = OUTCOMES.find((one) => one === typed) ?? 'notSelected'
  const rank = Number(textOf(request, 'rank'))
  return { outcome, rank: outcome === 'notSelected' || !Number.isSafeInteger(rank) ? null : rank }
}

/** @throws NotFound for whoever neither signs nor prepares, stands aside, or where nothing was answered */
async function find(request: PersonRequest, open: OpenCall) {
  const { services, account, params } = request
  const id = params['number'] ?? ''
  const [instance, aside] = await Promise.all([
    services.applications.models.applications.findById(id).lean<ApplicationInstance>(),
    services.reviews.recusedFrom(account.id)
  ])
  const here = instance?.subject.call === open.number
  if (!instance || !here || !followsAppeals(open) || aside.has(id)) {
    throw new NotFound(`appeal of ${id}`)
  }
  if (factsOf(instance).availableAt === null) throw new NotFound(`appeal of ${id}`)
  return instance
}

async function show(
  request: PersonRequest,
  call: OpenCall,
  instance: ApplicationInstance,
  not: NotTaken | null
): Promise<Answer> {
  const { services, t } = request
  const { _id: number, subject } = instance
  const facts = factsOf(instance)
  const lodged = instance.history.findLast(({ event }) => event.type === 'APPEAL')
  const given = lodged?.event['reason']
  const remark = typeof given === 'string' ? given : ''
  const texts = await services.calls.remarks(remark ? [remark] : [])
  const open = instance.states.some((state) => /(^|\.)appeal\.(examined|silent)/.test(state))
  const act = textOf(request, 'act')
  const wrong = byField(not?.problems ?? [])
  const typed = (name: string, of: string) => (act === of ? textOf(request, name) : '')
  return view(
    'jury/appeal',
    {
      title: t(`jury.appeal.${lodged ? 'title' : 'title-none'}`, { territory: subject.territory }),
      ...{ call: call.shown, number, territory: subject.territory, open },
      signs: call.roles.includes('authority'),
      outcome: facts.outcome && t(`jury.appeal.outcome.${facts.outcome.kind}`),
      lodged: lodged && { at: lodged.at, text: texts.get(remark) ?? '' },
      dueAt: facts.appealAnswerBy === null ? undefined : new Date(facts.appealAnswerBy),
      answer: { reason: typed('reason', 'answer'), upheld: typed('upheld', 'answer') === 'yes' },
      replace: {
        reason: typed('reason', 'replace'),
        rank: typed('rank', 'replace'),
        outcomes: OUTCOMES.map((value) => ({
          ...{ value, label: t(`jury.appeal.outcome.${value}`) },
          current: typed('outcome', 'replace') === value
        }))
      },
      ...{ answerCommand: newId(), replaceCommand: newId() },
      ...{ errors: not?.problems ?? [], sentences: not?.sentences ?? [] },
      ...{ wrong, wrongAnswer: act === 'answer' ? wrong['reason'] : undefined },
      wrongReplace: act === 'replace' ? wrong['reason'] : undefined,
      action: paths.jury.appeal(call.number, number),
      backPath: paths.jury.decision(call.number)
    },
    not?.status ?? 200
  )
}
