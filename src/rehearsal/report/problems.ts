import { disorderOf, instantsOf, type CallContent } from '../../calls/index.ts'
import type { Instance } from '../../engine/index.ts'
import { findQuestion } from '../../forms/index.ts'
import { isDayOff } from '../../selection/index.ts'
import { parisWallTime } from '../../shared/paris-time.ts'
import type { Played } from '../play-copy.ts'
import type { Problem, Run, SilentRun } from '../report.ts'

/** How many people really hold each role of the call. */
export type PeopleCount = Readonly<Record<string, number>>

/** Roles without which somebody waits; the deputy only stands in. */
const NEEDED = ['officer', 'committee', 'jury', 'authority', 'deputy'] as const

/** What the content itself says before anything is played. */
export function problemsOfContent(content: CallContent, people: PeopleCount): Problem[] {
  const { settings, grid, form } = content
  const signatory = findQuestion(form, 'signatory')
  const named =
    signatory?.type === 'person' &&
    (['name', 'role', 'mail'] as const).every((part) => signatory.ask.includes(part))
  const top = (grid?.scale.length ?? 1) - 1
  const needed = NEEDED.filter((role) => settings.scored || role !== 'committee')
  const missing = needed.filter((role) => (people[role] ?? 0) === 0)
  const wanted = settings.readings + 1
  const few = settings.scored && people['committee'] && people['committee'] < wanted
  return [
    ...daysOff(content),
    ...promisesInDisorder(content),
    ...(settings.signatory && !named ? [problem('signatory-unnamed')] : []),
    ...Object.entries(settings.floors)
      .filter(([, floor]) => settings.scored && floor > top)
      .map(([criterion, floor]) => problem('floor-too-high', { criterion, floor, top })),
    ...missing.map((role) => problem('nobody-has-role', { role })),
    ...(few ? [problem('few-readers', { count: people['committee'] ?? 0, wanted })] : [])
  ]
}

/** What a playing met. */
export function problemsOfRun({ stage, call, applications }: Played, run: Run): Problem[] {
  const { content, dossiers } = stage
  const promised = instantsOf(content.calendar).answersBy
  const impossible = new Set(
    dossiers.flatMap((one) => one.impossible.map(({ question }) => question))
  )
  const late = run.answeredAt !== null && Date.parse(run.answeredAt) > promised
  return [
    ...[...impossible].map((question) => problem('question-impossible', { question })),
    ...run.unanswered.map((number) => problem('unanswered', { number })),
    ...(late
      ? [problem('answered-late', { at: run.answeredAt ?? '', promised: iso(promised) })]
      : []),
    ...onceEach([call, ...applications].flatMap(failedEffects)),
    ...refusals(run)
  ]
}

export function problemsOfSilence(content: CallContent, silence: readonly SilentRun[]): Problem[] {
  const promised = instantsOf(content.calendar).answersBy
  return silence.flatMap(({ role, answeredAt, unanswered }) => {
    if (unanswered.length > 0)
      return [problem('silence-unanswered', { role, count: unanswered.length })]
    const late = answeredAt !== null && Date.parse(answeredAt) > promised
    return late ? [problem('silence-late', { role, at: answeredAt })] : []
  })
}

function daysOff({ calendar }: CallContent): Problem[] {
  return Object.entries(instantsOf(calendar)).flatMap(([date, at]) => {
    // midnight is the end of the day before
    const wall = parisWallTime(new Date(at - 1))
    return isDayOff(wall) ? [problem('day-off', { date, at: iso(at) })] : []
  })
}

/** Beyond what stands before an opening: what is promised to candidates against what the calendar does. */
function promisesInDisorder({ calendar }: CallContent): Problem[] {
  const at = instantsOf(calendar)
  const pairs = [
    ['juryAt', 'answersBy'],
    ['authorityFallbackAt', 'piecesDueAt'],
    ['readingsFallbackAt', 'juryAt']
  ] as const
  return [
    ...disorderOf(calendar),
    ...pairs
      .filter(([first, then]) => at[first] > at[then])
      .map(([first, then]) => ({ first, then }))
  ].map(({ first, then }) => problem('dates-disorder', { first, then }))
}

const REFUSED = /^(?:LetterRefused: )?Letter refused: (\S+) (\{.*\})$/

function failedEffects({ _id, outbox }: Pick<Instance, '_id' | 'outbox'>): Problem[] {
  return outbox.map(({ type, params, lastError = '' }) => {
    const [, why = '', facts = '{}'] = REFUSED.exec(lastError) ?? []
    const effect = {
      number: _id,
      effect: type,
      letter: typeof params['letter'] === 'string' ? params['letter'] : ''
    }
    if (why === '') return problem('effect-fails', { ...effect, error: lastError })
    const { letter, name = '' } = JSON.parse(facts) as { letter?: string; name?: string }
    return problem('letter-fails', {
      ...effect,
      why,
      letter: letter ?? effect.letter,
      variable: name
    })
  })
}

/** The same failure of the same letter, whatever the dossier, with the first one as its example. */
function onceEach(problems: readonly Problem[]): Problem[] {
  const kinds = new Map<string, Problem>()
  for (const one of problems) {
    const { number = '', ...facts } = one.params
    const kind = JSON.stringify([one.code, facts]).replaceAll(String(number), '')
    if (!kinds.has(kind)) kinds.set(kind, one)
  }
  return [...kinds.values()]
}

/** Each kind of refusal once: what nobody could do although it was their move. */
function refusals({ refused }: Run): Problem[] {
  const kinds = new Map(refused.map((one) => [`${one.role} ${one.what} ${one.why}`, one]))
  return [...kinds.values()].map(({ role, what, why, at, fault }) =>
    problem(fault ? 'fault' : 'refused', {
      ...{ role, what, why, at },
      count: refused.filter((one) => one.what === what && one.why === why).length
    })
  )
}

function problem(code: Problem['code'], params: Problem['params'] = {}): Problem {
  return { code, params }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
