import type { CallContent } from '../calls/index.ts'
import { completeness, eligibility } from '../forms/index.ts'
import type { ApplicationInstance, Revision } from './application.model.ts'

/** One thing that the rules check by themselves, and what they found. */
export interface RulePoint {
  id: 'eligible' | 'complete' | 'in-time' | 'signed'
  conform: boolean
  params: Record<string, string | number>
}

/** What needs nobody's judgement, checked on the deposited version. */
export function rulePoints(
  content: CallContent,
  { snapshot, subject }: Pick<ApplicationInstance, 'snapshot' | 'subject'>,
  { answers, files, sha256 }: Pick<Revision, 'answers' | 'files' | 'sha256'>,
  { sameAnswersAsSigned }: { sameAnswersAsSigned: boolean }
): RulePoint[] {
  const context = snapshot.context as {
    deposit: { receivedAt: number } | null
    signed: { hash: string; at: number } | null
    calendar: { closesAt: number }
  }
  const eligible = eligibility(content.form, answers)
  const { problems } = completeness(content.form, answers, files)
  const receivedAt = context.deposit?.receivedAt ?? Infinity
  return [
    {
      id: 'eligible',
      conform: eligible.blocked.length === 0,
      params: { count: eligible.blocked.length }
    },
    { id: 'complete', conform: problems.length === 0, params: { count: problems.length } },
    {
      id: 'in-time',
      conform: receivedAt <= context.calendar.closesAt,
      params: { date: receivedAt }
    },
    {
      id: 'signed',
      // on paper, the signature is on the paper
      conform:
        !content.settings.signatory ||
        subject.onPaper ||
        context.signed?.hash === sha256 ||
        sameAnswersAsSigned,
      params: subject.onPaper ? { onPaper: 1 } : context.signed ? { date: context.signed.at } : {}
    }
  ]
}
