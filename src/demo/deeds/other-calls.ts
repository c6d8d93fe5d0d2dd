import type { CalendarDates, CallContent } from '../../calls/index.ts'
import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'
import { storyContent } from './opening.ts'

/** Numbers of the calls around the story: one that was stopped the year before, one in preparation. */
export const PAST_CALL = '2026-01'
export const COMING_CALL = '2027-02'

const STOPPED =
  'Le budget régional de 2026 ne permet plus d’accompagner quatre territoires. L’appel reviendra en janvier, avec les mêmes règles.'

/** A past call, without action, and a coming one, so that a visitor sees more than one moment. */
export function otherCallsDeeds(story: Story): Deed[] {
  const officer = async ({ person }: Stage) => ({
    id: (await person('Nadia Lefort')).id,
    roles: ['direction', 'officer']
  })
  return [
    deed('2026-09-01T10:00:00+02:00', 'the call of 2026 opens', async (stage) => {
      const by = await officer(stage)
      const number = await stage.services.calls.create({
        ...{ kind: 'territoire-volontaire', command: command('create', PAST_CALL), by },
        change: (content) => ({
          ...moved(storyContent(story, by.id)(content), -4),
          code: 'LAB',
          title: { fr: 'Laboratoire des pratiques d’implication citoyenne, premier appel' }
        })
      })
      await stage.services.calls.open({ number, by, command: command('open', number) })
    }),
    deed('2026-09-14T10:00:00+02:00', 'Vendôme begins a dossier of 2026', async (stage) => {
      const account = await stage.person('Pauline Renou')
      await stage.services.applications.start({
        ...{ call: PAST_CALL, account, command: command(PAST_CALL, 'start') }
      })
    }),
    deed('2026-10-05T14:00:00+02:00', 'the call of 2026 is stopped', async (stage) => {
      const by = await officer(stage)
      await stage.services.calls.cancel({
        ...{ number: PAST_CALL, by, reason: STOPPED, command: command('cancel', PAST_CALL) }
      })
    }),
    deed('2026-10-20T09:00:00+02:00', 'the call of 2026 is complete', async (stage) => {
      const by = await officer(stage)
      const complete = { number: PAST_CALL, by, command: command('complete', PAST_CALL) }
      await stage.services.calls.complete(complete)
    }),
    deed('2027-02-10T11:00:00+01:00', 'the next call is prepared', async (stage) => {
      const by = await officer(stage)
      await stage.services.calls.create({
        ...{ kind: 'territoire-volontaire', command: command('create', COMING_CALL), by },
        change: (content) => ({
          ...moved(content, 8),
          code: 'PRI',
          title: { fr: 'Territoire volontaire, deuxième saison' },
          shortTitle: { fr: 'Territoire volontaire, saison 2' }
        })
      })
    })
  ]
}

/** The same calendar, so many months later. */
function moved(content: CallContent, months: number): CallContent {
  const calendar = Object.fromEntries(
    Object.entries(content.calendar).map(([name, wall]) => {
      const [date = '', time = ''] = wall.split('T')
      const day = new Date(`${date}T00:00:00Z`)
      day.setUTCMonth(day.getUTCMonth() + months)
      return [name, `${day.toISOString().slice(0, 10)}T${time}`]
    })
  ) as CalendarDates
  return { ...content, calendar }
}
