import type { MinutesModel, Part } from '../../../documents/index.ts'
import { parisDateTime } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import type { ShownMinutes } from './minutes-model.ts'

/**
 * The sections of the minutes for the paper, in the order and the words of the page. What a reader may not see is
 * not there, and says nothing.
 */
export function minutesSections(
  m: ShownMinutes,
  remarks: readonly { name: string; remark: string }[],
  { t, lang }: Pick<PersonRequest, 't' | 'lang'>
): MinutesModel['sections'] {
  const say = (key: string, words = {}) => t(`jury.minutes.${key}`, words)
  const text = (words: string): Part => ({ kind: 'text', text: words })
  const entry = (n: number, hour: string, words: string): Part => ({
    ...{ kind: 'entry', margin: [hour, say('number', { n })] },
    runs: [{ text: words }]
  })
  const table = (caption: string, head: string[], rows: string[][], widths: number[]): Part => ({
    ...{ kind: 'table', caption, head, widths },
    rows: rows.map((cells) => cells.map((cell) => ({ text: cell })))
  })
  const section = (key: string, parts: Part[]) => ({
    title: say(`section.${key}`),
    parts: parts.length ? parts : [text(say('nothing'))]
  })
  return [
    section('session', [
      ...m.meetings.map((one) =>
        text(
          (
            [
              ['convened', one.convenedAt],
              ['opened', one.openedAt],
              ['adjourned', one.adjournedAt],
              ['closed', one.closedAt]
            ] as const
          )
            .flatMap(([key, at]) =>
              at ? [`${say(key)} ${parisDateTime(new Date(at), lang)}.`] : []
            )
            .join(' ')
        )
      ),
      text(say('kept-by', { name: m.secretary }))
    ]),
    section('members', [
      table(
        say('section.members'),
        [say('member'), say('seat'), say('presence')],
        m.members.map((one) => [
          one.name,
          one.seat,
          [one.presence, one.hours].filter(Boolean).join(', ')
        ]),
        [3, 3, 4]
      )
    ]),
    section('recusals', [
      ...m.recusals.map((one) =>
        text(`${one.number}, ${one.territory}${t('committee.colon')}${one.members}`)
      ),
      ...m.absences.map((one) => text(say('absence', one)))
    ]),
    section('quorums', [
      table(
        say('section.quorums'),
        [
          say('concerns'),
          say('present'),
          say('aside'),
          say('mandates'),
          say('votes'),
          say('quorum')
        ],
        m.quorums.map((one) => [
          one.concerns,
          ...[one.present, one.recused, one.mandates, one.votes].map(String),
          one.result
        ]),
        [5, 2, 2, 2, 2, 3]
      )
    ]),
    section('ranking', [
      ...(m.ranking.length > 0 ? [text(say('readings', m.readings))] : []),
      ...(m.ranking.length === 0
        ? []
        : [
            table(
              say('section.ranking'),
              [say('rank'), say('territory'), say('score'), say('proposal')],
              m.ranking.map((row) => [
                String(row.rank),
                `${row.number} ${row.territory}`,
                row.points,
                row.outcome
              ]),
              [1, 6, 2, 4]
            )
          ])
    ]),
    section(
      'displacements',
      m.displacements.flatMap(({ reasons, ...one }) => [
        text(say('displacement', one)),
        ...reasons.map((reason) =>
          entry(reason.n, reason.hour, `${reason.territory}${t('committee.colon')}${reason.text}`)
        )
      ])
    ),
    section('ties', [
      ...m.ties.map((tie) => text(say('tie', tie))),
      ...(m.draw
        ? [
            entry(m.draw.n, m.draw.hour, say('draw', { numbers: m.draw.numbers })),
            { kind: 'proof' as const, lines: [`SHA-256 ${m.draw.sha256}`, m.draw.seed] }
          ]
        : [])
    ]),
    section('motions', [
      ...m.motions.map(({ n, hour, quorum, number, text: words, result, ...one }) =>
        entry(
          ...([n, hour] as const),
          `${say('motion', { number, text: words, result, for: one.for, against: one.against, count: one.abstain })} ${quorum}`
        )
      ),
      ...(m.motions.length > 0 ? [text(say(m.casting ? 'casting' : 'no-casting'))] : [])
    ]),
    section(
      'disagreements',
      m.disagreements.map((one) =>
        entry(one.n, one.hour, `${one.member}${t('committee.colon')}${one.text}`)
      )
    ),
    section('opinion', m.proposal ? [text(say('proposes', m.proposal))] : []),
    section(
      'remarks',
      remarks
        .filter(({ remark }) => remark !== '')
        .map(({ name, remark }) => text(`${name}${t('committee.colon')}${remark}`))
    )
  ]
}
