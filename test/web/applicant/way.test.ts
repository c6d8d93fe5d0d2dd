import { inWords, statesAhead } from '../../../src/engine/index.ts'
import { standsAt } from '../../../src/web/applicant/way/stands-at.ts'
import { applicationChart } from '../../../workflows/territoire-volontaire/application.chart.ts'

const words = inWords(applicationChart, 'fr', 'candidate')
const voice = {
  ...{ charts: { application: applicationChart.labels }, lang: 'fr', reader: 'candidate' },
  t: (key: string) => key
} as never

/** What the page draws: where one is, and what is drawn as still possible. */
const drawn = (state: string, answerRead = false) => {
  const instance = { states: [state, 'appeal.none'] } as never
  const { here, from } = standsAt({ instance, voice, answerRead }, words)
  return { here: here.toSorted(), ahead: statesAhead(words, from).toSorted() }
}
const leaves = words.map(({ path }) => path)
const answered = leaves.filter((path) => path.startsWith('file.answered'))

/** Promise 4: a drawing tells a candidate no more than the words do. */
describe('« you are here » on the drawing of a dossier', () => {
  it('is the same for all states that a candidate is told of in the same words', () => {
    for (const path of leaves.filter((leaf) => !leaf.startsWith('file.answered'))) {
      const label = applicationChart.labels.fr.states[path as 'file.before.inadmissible'].candidate
      const alike = words.filter(({ name }) => name === label).map((state) => state.path)
      for (const other of alike) expect(drawn(other)).toEqual(drawn(path))
    }
    expect(drawn('file.before.inadmissible')).toEqual(drawn('file.before.screening.checking'))
    expect(drawn('file.before.provisional.selected')).toEqual(
      drawn('file.before.provisional.notSelected')
    )
  })

  it('is the same for every outcome until the answer is opened', () => {
    const unread = answered.map((path) => drawn(path))
    for (const one of unread) expect(one).toEqual(unread[0])
    expect(unread[0]!.here.length).toBeGreaterThan(0)
  })

  it('says where one is and what may still come, once it is opened', () => {
    const { here, ahead } = drawn('file.answered.selected.read', true)
    expect(here).toEqual(['file.answered.selected.read'])
    expect(ahead).toContain('file.answered.accepted.pieces')
    expect(ahead).not.toContain('file.before.preparing.draft')
    expect(drawn('file.answered.notSelected', true).here).toEqual(['file.answered.notSelected'])
  })

  it('marks an appeal beside the dossier', () => {
    const instance = { states: ['file.answered.notSelected', 'appeal.examined'] } as never
    const { here } = standsAt({ instance, voice, answerRead: true }, words)
    expect(here).toEqual(['file.answered.notSelected', 'appeal.examined'])
  })
})
