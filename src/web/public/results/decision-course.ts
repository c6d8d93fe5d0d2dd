import type { PublicResults, PublicSession } from '../../../selection/index.ts'
import { inLang } from '../../../shared/lang.ts'
import { parisDay } from '../../../shared/paris-time.ts'
import { dayRange, type Speech } from '../call/calendar-words.ts'
import type { PublicCall } from '../call/public-call.ts'

export interface CourseStep {
  when: string
  sentences: string[]
}

/** How the decision was taken, step by step, in figures that name nobody. */
export function decisionCourse(
  { content, at, instance }: PublicCall,
  results: PublicResults,
  speech: Speech
): CourseStep[] {
  const { t, lang, now } = speech
  const say = (key: string, variables = {}) => t(`public.course.${key}`, variables)
  const { arithmetic, readings, readersAside, session, signedAs } = results
  const date = (name: keyof typeof at) => new Date(at[name])
  const opinion = instance.history.findLast(({ event }) => event.type === 'GIVE_OPINION')
  const steps: CourseStep[] = [
    {
      when: dayRange(date('closesAt'), date('screeningEndsAt'), speech),
      sentences: [
        say('screening', { count: arithmetic.received }),
        ...(arithmetic.inadmissible > 0
          ? [say('inadmissible', { count: arithmetic.inadmissible })]
          : []),
        ...(arithmetic.withdrawn > 0 ? [say('withdrawn', { count: arithmetic.withdrawn })] : [])
      ]
    },
    {
      when: dayRange(date('readingsOpenAt'), date('readingsEndAt'), speech),
      sentences: [
        say('read', { count: readings.dossiers, readers: readings.readers }),
        readings.thirds > 0
          ? say('thirds', { count: readings.thirds, total: readings.total })
          : say('readings', { count: readings.total }),
        say('links'),
        ...(readersAside > 0 ? [say('readers-aside', { count: readersAside })] : [])
      ]
    },
    {
      when: parisDay(session?.openedAt ?? opinion?.at ?? results.decidedAt, lang, now),
      sentences: session ? sittingWords(session, say) : [say('no-session')]
    },
    {
      when: parisDay(results.decidedAt, lang, now),
      sentences: [
        say(signedAs === 'deputy' ? 'signed-by-deputy' : 'signed', {
          authority: withinSentence(inLang(content.authority.title, lang).text)
        })
      ]
    }
  ]
  return content.settings.scored ? steps : steps.filter((_, index) => index !== 1)
}

/** Who counted, whether they were enough, how many left the room: for a dossier, then for the whole ranking. */
function sittingWords(session: PublicSession, say: (key: string, words?: object) => string) {
  const { voting, present, mandates, required, waived, votes, votesOnRanking, aside } = session
  const { adopted, rejected } = session.motions
  return [
    say('sat', { count: votes, voting, present }),
    ...(mandates > 0 ? [say('mandates', { count: mandates })] : []),
    waived ? say('quorum-waived') : say('quorum', { count: required }),
    aside > 0 ? say('aside', { count: aside }) : say('nobody-aside'),
    ...(aside > 0 ? [say('whole', { count: votesOnRanking })] : []),
    ...(adopted + rejected > 0 ? [say('motions', { count: adopted + rejected, adopted })] : []),
    say('opinion')
  ]
}

/** « La présidente », said in the middle of a sentence. */
function withinSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}
