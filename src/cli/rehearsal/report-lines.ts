import type { Block } from '../../messages/index.ts'
import type { RehearsalReport, ReportInWords, Voice } from '../../rehearsal/index.ts'
import { parisDateTime } from '../../shared/paris-time.ts'

/** A report for a terminal, or for a text file that somebody keeps. */
export function linesOf(
  words: ReportInWords,
  { call, dossiers, tookMs }: Pick<RehearsalReport, 'call' | 'dossiers' | 'tookMs'>,
  { t, lang }: Voice
): string[] {
  const at = (date: Date | null) => (date === null ? '' : parisDateTime(date, lang))
  const title = (key: string) => ['', t(`rehearsal.section.${key}`).toUpperCase()]
  const took = t('rehearsal.took', { seconds: (tookMs / 1_000).toFixed(1), count: dossiers })
  return [
    `${t('rehearsal.title', { number: call })} (${took})`,
    words.verdict,
    ...title('problems'),
    ...words.problems.map(({ grave, text }) => `${grave ? '!' : '-'} ${text}`),
    ...(words.problems.length === 0 ? [t('rehearsal.section.nothing')] : []),
    ...(words.sum === ''
      ? []
      : [
          ...title('sum'),
          words.sum,
          `${words.answered}. ${t('rehearsal.last-answer')} : ${at(words.answeredAt)}`,
          ...silenceLines(words, t, at, title),
          ...title('dates'),
          ...words.dates.map(
            ({ at: date, clock, what, who, count, to }) =>
              `${at(date)}${clock ? ' *' : '  '} ${[what, count, to && `→ ${to}`].filter(Boolean).join(' · ')}${who && ` (${who})`}`
          ),
          ...title('letters'),
          ...words.letters.flatMap((letter) => [
            '',
            `== ${letter.subject} (${letter.name}, ${t('rehearsal.letter-count', { count: letter.count })}, ${letter.to}, ${at(letter.first)})`,
            ...letter.blocks.flatMap(blockLines)
          ]),
          '',
          `${t('rehearsal.section.unsent', { count: words.unsent.length })} : ${words.unsent.join(' ; ')}`,
          ...title('states'),
          ...words.states.flatMap(({ chart, visited, others }) => [
            `${chart} · ${t('rehearsal.visited', { count: visited.length })} : ${visited.join(' ; ')}`,
            `${chart} · ${t('rehearsal.others', { count: others.length })} : ${others.join(' ; ')}`
          ])
        ])
  ]
}

function silenceLines(
  { silence }: ReportInWords,
  t: Voice['t'],
  at: (date: Date | null) => string,
  title: (key: string) => string[]
): string[] {
  if (silence.length === 0) return []
  return [
    ...title('silence'),
    ...silence.flatMap(({ name, answeredAt, unanswered, sum, steps, alerts }) => [
      `${name} : ${unanswered || `${t('rehearsal.last-answer')} ${at(answeredAt)}`} · ${sum}`,
      ...steps.map((step) => `    ${at(step.at)} ${step.what}`),
      ...(alerts.length > 0 ? [`    ${t('rehearsal.column.told')} : ${alerts.join(' ; ')}`] : [])
    ])
  ]
}

function blockLines(block: Block): string[] {
  const text = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join('')
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [text(block.runs)]
    case 'list':
      return block.items.map((runs) => `- ${text(runs)}`)
    case 'action':
      return [`[${block.label}] ${block.url ?? ''}`]
  }
}
