import { instantsOf } from '../../../calls/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { deadlineWords, timeLeftOrPassed } from '../../public/call/calendar-words.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { nameIn, type ShownPerson } from '../dossier/people-of.ts'
import { stageOf, type DossierStage } from '../dossier/stage-of.ts'

type Owner = 'writer' | 'signatory' | 'people' | 'team' | 'nobody'

const OWNERS: Record<DossierStage, Owner> = {
  draft: 'writer',
  signing: 'signatory',
  signed: 'writer',
  deposited: 'nobody',
  revising: 'writer',
  'revising-signing': 'signatory',
  'revising-signed': 'writer',
  screening: 'team',
  correction: 'writer',
  'correction-signing': 'signatory',
  admissible: 'team',
  reading: 'team',
  deciding: 'team',
  sending: 'team',
  unread: 'people',
  selected: 'writer',
  pieces: 'writer',
  complete: 'team',
  reserve: 'nobody',
  notSelected: 'nobody',
  inadmissible: 'nobody',
  withdrawn: 'nobody',
  notDeposited: 'nobody',
  closedWithoutAction: 'nobody',
  declined: 'nobody',
  lapsed: 'nobody',
  reserveExpired: 'nobody'
}

/** Whose move it is, until when, and what happens if nothing is done. */
export interface Turn {
  title: string
  who: string
  whoNote: string
  until: Date | null
  /** the date in words: one at midnight belongs to the day that ends */
  untilWords: string
  /** what remains until then, or that it has passed */
  left: string
  untilLabel: string
  otherwise: string
  /** this person is expected to do something */
  mine: boolean
  /** the page where they do it; writing and corrections have theirs on the status page already */
  action: { label: string; path: string } | null
}

const ACTIONS: Partial<Record<DossierStage, 'sign' | 'deposit' | 'decision' | 'pieces'>> = {
  signing: 'sign',
  'revising-signing': 'sign',
  'correction-signing': 'sign',
  signed: 'deposit',
  'revising-signed': 'deposit',
  selected: 'decision',
  pieces: 'pieces'
}

/**
 * Only dates that the candidate may know: those of the published calendar, and those of what was asked of
 * them. The clocks of steps that they are not told of stay out of it.
 */
export function turnOf(
  request: PersonRequest,
  dossier: OpenDossier,
  people: readonly ShownPerson[]
): Turn {
  const { t, clock, account } = request
  const { context, instance, answerRead, mayWrite, person, content, voice } = dossier
  const stage = stageOf(instance, answerRead)
  const owner = OWNERS[stage]
  const isSignatory = context.signatory === account.id
  const receives = mayWrite || person.roles.includes('signatory')
  const mine =
    (owner === 'writer' && mayWrite) ||
    (owner === 'signatory' && isSignatory) ||
    (owner === 'people' && receives)
  const action = ACTIONS[stage]
  const until = untilOf(stage, dossier)
  const signatory = nameIn(people, context.signatory ?? '') || t('applicant.turn.the-signatory')
  const refused = stage === 'notSelected' || stage === 'inadmissible'
  const appealed = refused && hasAppealed(instance)
  const noAppeal = refused && until !== null && until <= clock.now()
  const key = stage === 'draft' && !content.settings.signatory ? 'draft-unsigned' : stage
  return {
    title: t(`applicant.turn.${key}.title`, { signatory }),
    who: mine ? t('applicant.turn.who.you') : t(`applicant.turn.who.${owner}`, { signatory }),
    whoNote:
      mine && owner === 'writer' && people.filter(({ writes }) => writes).length > 1
        ? t('applicant.turn.who.or-others')
        : '',
    until,
    untilWords: until ? deadlineWords(until, voice) : '',
    left: until ? timeLeftOrPassed(until, clock.now(), { t }) : '',
    untilLabel: t(mine || owner === 'writer' ? 'applicant.turn.until' : 'applicant.turn.by'),
    otherwise: t(
      `applicant.turn.${key}.${appealed ? 'appealed' : noAppeal ? 'past' : 'otherwise'}`,
      { signatory }
    ),
    mine,
    action:
      mine && action
        ? {
            label: t(`applicant.turn.action.${action}`),
            path: paths.applicant[action](dossier.number)
          }
        : null
  }
}

/** Whether the answer that was read last was appealed against: each can be, once. */
function hasAppealed({ history }: OpenDossier['instance']): boolean {
  const last = history.findLast(({ event }) =>
    ['READ', 'RECORD_RECEPTION', 'APPEAL'].includes(event.type)
  )
  return last?.event.type === 'APPEAL'
}

function untilOf(stage: DossierStage, { context, content }: OpenDossier): Date | null {
  const calendar = instantsOf(content.calendar)
  const at = (time: number | null) => (time === null ? null : new Date(time))
  switch (stage) {
    case 'draft':
    case 'signing':
    case 'signed':
    case 'deposited':
    case 'revising':
    case 'revising-signing':
    case 'revising-signed':
      return at(calendar.closesAt)
    case 'correction':
      return at(Math.min(...context.corrections.map(({ dueAt }) => dueAt)))
    case 'screening':
    case 'admissible':
    case 'reading':
    case 'deciding':
    case 'sending':
      return at(calendar.answersBy)
    case 'selected':
      return at(context.acceptBy)
    case 'pieces':
      return at(context.piecesBy ?? calendar.piecesDueAt)
    case 'reserve':
      return at(calendar.reserveExpiresAt)
    case 'notSelected':
    case 'inadmissible':
      return at(context.appealBy)
    case 'correction-signing':
    case 'unread':
    case 'complete':
    case 'withdrawn':
    case 'notDeposited':
    case 'closedWithoutAction':
    case 'declined':
    case 'lapsed':
    case 'reserveExpired':
      return null
  }
}
