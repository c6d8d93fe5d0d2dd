import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'

const CHAIR = 'Hélène Vasseur'
const SECRETARY = 'Nadia Lefort'

/** The minutes: written from the journal, read again by those who sat, then signed by chair and secretary. */
export function minutesDeeds({ jury }: Story): Deed[] {
  const { minutesWritten, minutesDue, proofread } = jury
  return [
    deed(minutesWritten, 'the minutes are written', async (stage) => {
      const account = await stage.person(SECRETARY)
      await stage.services.selection.draftMinutes({ account, call: stage.call })
    }),
    ...proofread.map(({ who, at, remark = '' }) =>
      deed(at, `${who} reads the minutes`, async (stage) => {
        const account = await stage.person(who)
        const { version } = await stage.services.selection.minutes({ account, call: stage.call })
        const on = { account, call: stage.call, command: command('proofread', who) }
        await stage.services.selection.approveMinutes({ ...on, version, remark })
      })
    ),
    ...[CHAIR, SECRETARY].map((who) =>
      deed(minutesDue, `${who} signs the minutes`, async (stage) => {
        const account = await stage.person(who)
        const { version } = await stage.services.selection.minutes({ account, call: stage.call })
        const on = { account, call: stage.call, command: command('sign-minutes', who) }
        await stage.services.selection.signMinutes({ ...on, version })
      })
    )
  ]
}
