import { reportInWords, type RehearsalReport } from '../../../rehearsal/index.ts'
import type { Voice } from '../../refusals/index.ts'
import { parisDateTime } from '../../../shared/paris-time.ts'
import { paths } from '../../paths.ts'
import { isPart } from '../settings/content-fields.ts'

/** The last report as the page shows it: each fault with the page where it is mended. */
export function reportView(report: RehearsalReport, number: string, voice: Voice) {
  const words = reportInWords(report, voice)
  const problems = words.problems.map(({ part, ...one }) => ({
    ...one,
    path: isPart(part)
      ? paths.staff.callPart(number, part)
      : part === 'personnes'
        ? paths.staff.people(number)
        : ''
  }))
  return {
    ...words,
    grave: problems.filter((one) => one.grave),
    mild: problems.filter((one) => !one.grave),
    played: report.run !== null,
    letters: words.letters.map((letter) => ({
      ...letter,
      sentTo: voice.t('rehearsal.letter-to', {
        ...{ to: letter.to, date: parisDateTime(letter.first, voice.lang) }
      })
    })),
    unsentTitle: voice.t('rehearsal.section.unsent', { count: words.unsent.length }),
    states: words.states.map(({ chart, visited, others }) => ({
      ...{ chart, visited, others },
      visitedTitle: voice.t('rehearsal.visited', { count: visited.length }),
      othersTitle: voice.t('rehearsal.others', { count: others.length })
    }))
  }
}
