import { instantsOf } from '../../calls/index.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { appealsModel } from './decision/appeals-model.ts'
import { opinionModel, opinionOf } from './decision/opinion-model.ts'
import { followsAppeals, openCall, type OpenCall } from './open-call.ts'
import { runAct, type NotTaken } from './session/run-act.ts'

/** The authority reads the opinion, sees what will leave, and signs; its deputy too, once the date has come. */
export const decision: Page = {
  path: paths.jury.decision(':call'),
  audience: 'jury',
  nav: 'decision',
  get: async (request) => show(request, await openCall(request), null),
  post: async (request) => {
    const call = await openCall(request)
    const { selection } = request.services
    const not = await runAct(request, call.number, { sign: (on) => selection.sign(on) })
    if (not) return show(request, call, not)
    return redirect(paths.jury.decision(call.number), request.t('jury.decision.done'))
  }
}

async function show(request: PersonRequest, call: OpenCall, not: NotTaken | null): Promise<Answer> {
  const { services, account, t, clock } = request
  const { number, content, roles } = call
  const [open, given, aside] = await Promise.all([
    services.selection.ranking({ account, call: number }),
    opinionOf(request, number),
    services.reviews.recusedFrom(account.id)
  ])
  // once answers are given nothing is ranked any more: what was proposed still hides what one stands aside from
  const proposed = given?.frozen.outcomes.map((one) => one.number) ?? []
  const hidden = open.current ? proposed.filter((one) => aside.has(one)) : open.recusedFrom
  if (hidden.length > 0) {
    const title = t('jury.recused.title')
    const sentences = not
      ? [...not.sentences, ...not.problems.map(({ text }) => ({ why: text }))]
      : []
    const recused = { title, call: call.shown, numbers: hidden, sentences }
    return view('jury/recused', recused, not?.status ?? 200)
  }
  const signed = await services.selection.models.decisions
    .findOne({ call: number, kind: 'initial' })
    .lean()
  const calendar = instantsOf(content.calendar)
  const deputyFrom = new Date(calendar.deputyFrom)
  const isDeputy = roles.includes('deputy') && !roles.includes('authority')
  const early = isDeputy && clock.now() < deputyFrom
  const signs = roles.includes('authority') || roles.includes('deputy')
  const follows = signed !== null && followsAppeals(call)
  return view(
    'jury/decision',
    {
      title: t('jury.decision.title'),
      ...{ call: call.shown, authority: content.authority, isDeputy, early, deputyFrom },
      opinion: given && (await opinionModel(request, given)),
      signed: signed && {
        ...{ number: signed.number, at: signed.at, by: signed.signer.name },
        ...{ sha256: signed.sha256, asDeputy: signed.signer.as === 'deputy' }
      },
      maySign: signs && !early && !signed,
      mayReplace: signed !== null && roles.includes('authority'),
      instead: open.current !== null && open.alone,
      answersBy: new Date(calendar.answersBy),
      fallbackAt: new Date(calendar.authorityFallbackAt),
      followsAppeals: follows,
      appeals: follows ? await appealsModel(request, number) : [],
      ...{ errors: not?.problems ?? [], sentences: not?.sentences ?? [], command: newId() },
      rankingPath: paths.jury.ranking(number),
      ...{ minutesPath: paths.jury.minutes(number), action: paths.jury.decision(number) }
    },
    not?.status ?? 200
  )
}
