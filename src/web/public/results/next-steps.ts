import type { PublicResults } from '../../../selection/index.ts'
import { parisDate, parisDay } from '../../../shared/paris-time.ts'
import { deadlineWords, type Speech } from '../call/calendar-words.ts'
import type { PathStep } from '../call/calendar-path.ts'
import type { PublicCall } from '../call/public-call.ts'

/** What has been done since the jury and what is still to come: after an announcement, the call goes on. */
export function nextSteps(
  { at, instance }: PublicCall,
  { projects, arithmetic }: PublicResults,
  speech: Speech
): PathStep[] {
  const { t, lang, now } = speech
  const opinion = instance.history.findLast(({ event }) => event.type === 'GIVE_OPINION')
  const promised = parisDay(new Date(at.answersBy), lang, now)
  const last = arithmetic.lastAnsweredAt
  const accepted = projects.filter((one) => one.accepted).length
  const until = projects.flatMap(({ acceptBy }) => (acceptBy ? [acceptBy.getTime()] : []))
  const allAccepted = accepted === projects.length && until.length === 0
  const piecesDue = now.getTime() >= at.piecesDueAt
  const counted = t('public.next.accepted', { count: accepted, total: projects.length })
  const awaited = until.length > 0 ? deadlineWords(new Date(Math.max(...until)), speech) : ''
  return [
    {
      label: t('public.path.jury'),
      when: parisDay(opinion?.at ?? new Date(at.juryAt), lang, now),
      place: 'past'
    },
    {
      label: t('public.path.answers'),
      when: last
        ? t('public.next.answered', { date: parisDay(last, lang, now), promised })
        : t('public.path.by', { date: promised }),
      place: 'past'
    },
    {
      label: t('public.next.acceptance'),
      when: awaited ? t('public.next.awaited', { date: awaited, counted }) : counted,
      place: allAccepted ? 'past' : 'here'
    },
    {
      label: t('public.next.pieces'),
      when: t('public.path.by', { date: parisDay(new Date(at.piecesDueAt), lang, now) }),
      place: !allAccepted ? 'ahead' : piecesDue ? 'past' : 'here'
    },
    {
      label: t('public.next.reserve'),
      when: parisDate(new Date(at.reserveExpiresAt), lang),
      place:
        now.getTime() >= at.reserveExpiresAt ? 'past' : allAccepted && piecesDue ? 'here' : 'ahead'
    }
  ]
}
