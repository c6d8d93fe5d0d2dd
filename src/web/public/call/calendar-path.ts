import type { Calendar, CallContent } from '../../../calls/index.ts'
import { parisDay } from '../../../shared/paris-time.ts'
import { dayRange, shortDeadline, type Speech } from './calendar-words.ts'
import type { Stage } from './stage.ts'

export interface PathStep {
  label: string
  when: string
  place: 'past' | 'here' | 'ahead'
}

/** The steps before each stage: what stands at this index is where the call is. */
const REACHED: Partial<Record<Stage, string>> = {
  open: 'deposit',
  doubt: 'deposit',
  closing: 'deposit',
  screening: 'screening',
  review: 'readings',
  deliberating: 'jury',
  announcing: 'answers'
}

/**
 * The calendar as a path, with where the call is: told by its state and not by the date, since a date may
 * pass before the work is done. A call that was stopped has no path: what was to come will not.
 */
export function calendarPath(
  { content, at, stage }: { content: CallContent; at: Calendar; stage: Stage },
  speech: Speech
): PathStep[] {
  if (stage === 'cancelled' || stage === 'without-action') return []
  const { t, lang, now } = speech
  const on = (name: keyof Calendar) => new Date(at[name])
  const scored = content.settings.scored
  const steps: { id: string; when: string }[] = [
    { id: 'opening', when: parisDay(on('opensAt'), lang, now) },
    {
      id: 'deposit',
      when: t('public.path.until', { date: shortDeadline(on('closesAt'), speech) })
    },
    { id: 'screening', when: dayRange(on('closesAt'), on('screeningEndsAt'), speech) },
    ...(scored
      ? [{ id: 'readings', when: dayRange(on('readingsOpenAt'), on('readingsEndAt'), speech) }]
      : []),
    { id: 'jury', when: parisDay(on('juryAt'), lang, now) },
    { id: 'answers', when: t('public.path.by', { date: parisDay(on('answersBy'), lang, now) }) }
  ]
  const here = placeOf(stage, steps)
  return steps.map(({ id, when }, index) => ({
    label: t(`public.path.${id}`),
    when,
    place: index < here ? 'past' : index === here ? 'here' : 'ahead'
  }))
}

function placeOf(stage: Stage, steps: readonly { id: string }[]): number {
  if (stage === 'coming') return -1
  const reached = REACHED[stage]
  return reached === undefined ? steps.length : steps.findIndex(({ id }) => id === reached)
}
