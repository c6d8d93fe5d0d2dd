import { newId } from '../../../shared/ids.ts'
import { applicantPaths } from '../../applicant/paths.ts'
import type { VisitorRequest } from '../../page.ts'
import { bars } from '../../plots/bar.ts'
import { publicPaths } from '../paths.ts'
import { calendarPath } from './calendar-path.ts'
import { deadlineWords, lastDay, timeLeft, type Speech } from './calendar-words.ts'
import { decisionRules } from './decision-rules.ts'
import type { PublicQuestion } from '../../../calls/index.ts'
import { inLang } from '../../../shared/lang.ts'
import { parisDate, parisDay, parisIso } from '../../../shared/paris-time.ts'
import type { PublicCall } from './public-call.ts'
import { shortHash } from './short-hash.ts'
import { STAGE_KIND } from './stage.ts'

type Asked = Pick<VisitorRequest, 'services' | 'clock' | 't' | 'lang' | 'account'>

/**
 * What the page of a call shows, in every state of the call.
 * @param answered its questions with their answers
 */
export async function callModel(call: PublicCall, answered: PublicQuestion[], request: Asked) {
  const { account } = request
  const { content, number, seal, stage, at } = call
  const { t, lang } = request
  const now = request.clock.now()
  return {
    title: inLang(content.shortTitle, lang).text,
    number,
    heading: content.title,
    badge: { text: t(`public.stage.${stage}`), kind: STAGE_KIND[stage] },
    version: seal.version,
    pitch: content.pitch,
    effort: content.effort,
    standing: await standingOf(call, request),
    // whoever is not signed in signs in first: their page holds no id, and is the same until something changes
    mayStart:
      stage === 'open'
        ? { action: applicantPaths.start(number), command: account ? newId() : '' }
        : null,
    columns: content.columns,
    grid: gridModel(call),
    rules: decisionRules(content, { t, lang }),
    jury: content.jury,
    answered: answered.map(({ text, answer, answeredAt }) => ({ text, answer, answeredAt })),
    asking: {
      open: stage === 'open' && now.getTime() < at.questionsUntil,
      until: lastDay(new Date(at.questionsUntil), { lang, now })
    },
    aside: {
      heading: asideHeading(call, { t, lang, now }),
      closesAtIso: parisIso(new Date(at.closesAt)),
      closing: deadlineWords(new Date(at.closesAt), { t, lang }),
      path: calendarPath(call, { t, lang, now })
    },
    seal: { short: shortHash(seal.sha256), sealedAt: seal.at, amended: seal.version > 1 },
    organiser: content.organiser,
    mentions: content.mentions,
    links: linksOf(number)
  }
}

/** Every address that the pages of a call name. */
export function linksOf(number: string) {
  return {
    calls: publicPaths.calls(),
    call: publicPaths.call(number),
    presentation: publicPaths.presentation(number),
    rules: publicPaths.rules(number),
    questions: publicPaths.questions(number),
    questionsPdf: publicPaths.questionsPdf(number),
    grid: publicPaths.grid(number),
    ask: publicPaths.askQuestion(number),
    verify: publicPaths.verify()
  }
}

/** The sentence that says where the call stands: its key with its dates, and the reason of a cancellation. */
async function standingOf(call: PublicCall, { services, clock, t, lang }: Asked) {
  const { stage, at, instance } = call
  const now = clock.now()
  const speech = { t, lang }
  const cancelled = instance.history.find(({ event }) => event.type === 'CANCEL')
  const remark = cancelled ? String(cancelled.event['reason']) : ''
  const reasons = remark ? await services.calls.remarks([remark]) : new Map<string, string>()
  return {
    key: `public.standing.${stage}`,
    opens: deadlineWords(new Date(at.opensAt), speech),
    closes: deadlineWords(new Date(at.closesAt), speech),
    left: timeLeft(new Date(stage === 'coming' ? at.opensAt : at.closesAt), now, speech),
    answers: parisDay(new Date(at.answersBy), lang, now),
    decideBy: deadlineWords(new Date(at.authorityFallbackAt), speech),
    stopped: cancelled ? parisDate(cancelled.at, lang) : '',
    reason: reasons.get(remark) ?? ''
  }
}

function asideHeading({ stage, at }: PublicCall, { t, lang, now }: Speech): string {
  const until = new Date(stage === 'coming' ? at.opensAt : at.closesAt)
  const left = timeLeft(until, now, { t })
  if (left && stage === 'coming') return t('public.aside.opening', { left })
  if (left && stage === 'open') return t('public.aside.closing', { left })
  return t('public.aside.closed', { date: lastDay(new Date(at.closesAt), { lang, now }) })
}

function gridModel({ content: { grid } }: PublicCall) {
  if (!grid) return null
  const drawn = bars(
    grid.criteria.map(({ weight }) => weight),
    { full: 72 }
  )
  return {
    top: grid.scale.at(-1)?.level ?? 0,
    levels: grid.criteria.reduce((sum, { levels }) => sum + levels.length, 0),
    criteria: grid.criteria.map(({ label, weight, levels }, index) => ({
      label,
      weight,
      best: levels.at(-1),
      bar: drawn[index]
    }))
  }
}
