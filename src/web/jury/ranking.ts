import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { textOf } from '../applicant/dossier/command-of.ts'
import { paths } from '../paths.ts'
import { openCall, type OpenCall } from './open-call.ts'
import { rankingModel } from './ranking/ranking-model.ts'
import { givenNumbers } from './ranking/ties-model.ts'
import { motionActs } from './session/motion-acts.ts'
import { runAct, type Acts, type NotTaken } from './session/run-act.ts'

/**
 * The ranking in front of the room. It is voted as one: whoever stands aside from one of its dossiers sees
 * none of it.
 */
export const ranking: Page = {
  path: paths.jury.ranking(':call'),
  audience: 'jury',
  nav: 'ranking',
  get: async (request) => show(request, await openCall(request), null),
  post: async (request) => {
    const call = await openCall(request)
    const not = await runAct(request, call.number, actsOf(request))
    if (not) return show(request, call, not)
    const act = textOf(request, 'act')
    const anchor = act === 'reason' ? `#motif-${textOf(request, 'application')}` : ''
    return redirect(`${paths.jury.ranking(call.number)}${anchor}`, noticeOf(request, act))
  }
}

const NOTICED = ['move', 'vote', 'disagree', 'commit', 'draw', 'reason', 'propose', 'close']

function noticeOf({ t }: PersonRequest, act: string): string | undefined {
  return NOTICED.includes(act) ? t(`jury.done.${act}`) : undefined
}

function actsOf(request: PersonRequest): Acts {
  const { selection } = request.services
  return {
    ...motionActs(request),
    commit: (on) => selection.commitList(on),
    draw: (on) => selection.drawLots({ ...on, ...givenNumbers(request) }),
    reason: (on) =>
      selection.giveReason({
        ...{ ...on, application: textOf(request, 'application') },
        text: textOf(request, 'reason').trim()
      }),
    propose: (on) => selection.giveOpinion(on),
    close: (on) => selection.closeSession(on)
  }
}

async function show(request: PersonRequest, call: OpenCall, not: NotTaken | null): Promise<Answer> {
  const { services, account, t } = request
  const open = await services.selection.ranking({ account, call: call.number })
  if (!open.current) {
    return view(
      'jury/recused',
      {
        title: t('jury.recused.title'),
        ...{ call: call.shown, numbers: open.recusedFrom },
        sentences: not ? [...not.sentences, ...not.problems.map(({ text }) => ({ why: text }))] : []
      },
      not?.status ?? 200
    )
  }
  return view('jury/ranking', await rankingModel(request, call, open, not), not?.status ?? 200)
}
