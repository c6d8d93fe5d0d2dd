import type { Localized } from '../../../shared/lang.ts'
import type { VisitorRequest } from '../../page.ts'
import { publicPaths } from '../paths.ts'
import { deadlineWords, timeLeft } from '../call/calendar-words.ts'
import { STAGE_KIND, stageOf, type Stage } from '../call/stage.ts'

export interface CallCard {
  number: string
  path: string
  title: Localized
  stage: Stage
  badge: { text: string; kind: string }
  /** when it opens, closes or closed */
  when: string
}

export interface CallLists {
  open: CallCard[]
  coming: CallCard[]
  past: CallCard[]
}

/** Calls that anybody may see: those that take dossiers, those that will, and the others, the latest first. */
export async function listCalls({
  services,
  clock,
  t,
  lang
}: Pick<VisitorRequest, 'services' | 'clock' | 't' | 'lang'>): Promise<CallLists> {
  const now = clock.now()
  const cards = (await services.calls.publicCalls()).flatMap((call): CallCard[] => {
    const stage = stageOf(call, now)
    if (!stage) return []
    const { number, title, opensAt, closesAt } = call.subject
    const date = stage === 'coming' ? opensAt : closesAt
    const key = stage === 'coming' || stage === 'open' ? stage : 'past'
    return [
      {
        ...{ number, title, stage, path: publicPaths.call(number) },
        badge: { text: t(`public.stage.${stage}`), kind: STAGE_KIND[stage] },
        when: t(`public.calls.when.${key}`, {
          date: deadlineWords(date, { t, lang }),
          left: timeLeft(date, now, { t })
        })
      }
    ]
  })
  const of = (...stages: Stage[]) => cards.filter(({ stage }) => stages.includes(stage))
  const current = of('open', 'coming')
  return {
    open: of('open'),
    coming: of('coming'),
    past: cards.filter((card) => !current.includes(card)).reverse()
  }
}
