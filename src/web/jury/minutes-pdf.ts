import { minutesPdf as print, type MinutesModel, type Part } from '../../documents/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { inLang } from '../../shared/lang.ts'
import { parisDateTime } from '../../shared/paris-time.ts'
import { download, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { lastMinutes } from './minutes.ts'
import { minutesModel, type ShownMinutes } from './minutes/minutes-model.ts'
import { openCall } from './open-call.ts'

/** The minutes on paper: the same sections as on screen, the same that this reader may see. */
export const minutesPdf: Page = {
  path: paths.jury.minutesPdf(':call'),
  audience: 'jury',
  nav: 'minutes',
  get: async (request) => {
    const call = await openCall(request)
    const open = await lastMinutes(request, call.number)
    if (!open) throw new NotFound(`minutes of ${call.number}`)
    const { lang, t } = request
    const shown = minutesModel(open, call.content, request)
    const model: MinutesModel = {
      call: { number: call.number, title: inLang(call.content.title, lang).text },
      organiser: [call.content.organiser.name, inLang(call.content.organiser.for, lang).text],
      title: t('jury.minutes.title'),
      session: t('jury.minutes.session', {
        date: shown.last
          ? parisDateTime(new Date(shown.last.openedAt ?? shown.last.meetsAt), lang)
          : '',
        place: shown.last?.place ?? ''
      }),
      draft: t('jury.minutes.draft', { version: open.version }),
      sections: sectionsOf(shown, request),
      signatures: [
        ...shown.members
          .filter(({ chair }) => chair)
          .map(({ name }) => ({ name, quality: t('jury.chair') })),
        { name: shown.secretary, quality: t('jury.secretary') }
      ].map((one) => ({ ...one, note: t('jury.minutes.to-sign') })),
      made: {
        events: shown.journal.entries,
        fingerprint: shown.journal.hash.slice(0, 16),
        version: open.version
      },
      confidentiality: t('jury.foot'),
      date: open.at
    }
    return download(`pv-${call.number}.pdf`, 'application/pdf', await print(model, { lang, t }), {
      inline: true
    })
  }
}

function sectionsOf(m: ShownMinutes, { t }: Pick<PersonRequest, 't'>): MinutesModel['sections'] {
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
    section('session', [text(say('kept-by', { name: m.secretary }))]),
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
    section(
      'recusals',
      m.recusals.map((one) =>
        text(`${one.number}, ${one.territory}${t('committee.colon')}${one.members}`)
      )
    ),
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
    ]),
    section(
      'displacements',
      m.displacements.flatMap(({ reasons }) =>
        reasons.map((one) =>
          entry(one.n, one.hour, `${one.territory}${t('committee.colon')}${one.text}`)
        )
      )
    ),
    section('ties', [
      ...m.ties.map((tie) => text(say('tie', tie))),
      ...(m.draw ? [{ kind: 'proof' as const, lines: [m.draw.seed] }] : [])
    ]),
    section(
      'motions',
      m.motions.map((one) =>
        entry(
          one.n,
          one.hour,
          say('motion', {
            number: one.number,
            text: one.text,
            for: one.for,
            against: one.against,
            abstain: one.abstain,
            result: one.result
          })
        )
      )
    ),
    section(
      'disagreements',
      m.disagreements.map((one) =>
        entry(one.n, one.hour, `${one.member}${t('committee.colon')}${one.text}`)
      )
    ),
    section('opinion', m.proposal ? [text(say('proposes', m.proposal))] : [])
  ]
}
