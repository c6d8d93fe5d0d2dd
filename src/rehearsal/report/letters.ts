import type { Message } from '../../messages/index.ts'
import { applicationChart } from '../../../workflows/territoire-volontaire/application.chart.ts'
import { callChart } from '../../../workflows/territoire-volontaire/call.chart.ts'
import type { RehearsedLetter } from '../report.ts'

/** Each kind of letter once, in full, in the order in which they first left. */
export function lettersOf(messages: readonly Message[]): RehearsedLetter[] {
  const found = new Map<string, RehearsedLetter>()
  const inOrder = messages.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  for (const { letter, createdAt, subject, blocks, to } of inOrder) {
    const known = found.get(letter)
    if (known) known.count += 1
    else {
      const first = createdAt.toISOString()
      found.set(letter, { letter, count: 1, first, to: placeOf(to.address), subject, blocks })
    }
  }
  return [...found.values()]
}

/** Letters that the charts name and that this playing did not send; the letters of outcomes have names of their own. */
export function unsentLetters(sent: readonly RehearsedLetter[]): string[] {
  const names = [...new Set([...applicationChart.letters, ...callChart.letters])]
  const known = new Set(sent.map(({ letter }) => letter))
  return names.filter((name) => !known.has(name) && name !== 'answer').sort()
}

const PLACES: Record<string, string> = {
  equipe: 'officer',
  autorite: 'authority',
  suppleance: 'deputy',
  lecture: 'committee',
  jury: 'jury',
  candidature: 'writer',
  question: 'asker'
}

/** Addresses of the invented people begin with what they are; the signatory's is the one that the form asked. */
function placeOf(address = ''): string {
  return PLACES[address.split(/[.@]/)[0] ?? ''] ?? 'signatory'
}
