import type { CallContent } from '../../../calls/index.ts'
import { labelsOf } from '../../../forms/index.ts'
import type { Lang } from '../../../shared/lang.ts'
import type { Translate } from '../../i18n/i18n.ts'

/** One value of a call's content, as a control edits it. */
export interface ContentField {
  /** where it is in the content, with dots, such as `calendar.closesAt` */
  path: string
  label: string
  kind: 'text' | 'area' | 'wall' | 'integer' | 'boolean' | 'select'
  /** an empty text is then no text at all, such as English */
  optional?: boolean
  options?: { value: string; label: string }[]
  /** what groups fields under one heading */
  group?: string
}

/** The parts of a call that are edited apart; `sealed` ones never move after the opening. */
export const PARTS = {
  textes: { sealed: false },
  calendrier: { sealed: true },
  reglement: { sealed: true },
  questionnaire: { sealed: false },
  grille: { sealed: true },
  jury: { sealed: false },
  mentions: { sealed: false }
} as const
export type Part = keyof typeof PARTS

export function isPart(text: string): text is Part {
  return Object.hasOwn(PARTS, text)
}

const SEATS = ['organiser', 'elected', 'inhabitant', 'researcher', 'peer']
/** Two empty lines more than there are members: enough for one save. */
const BLANK_JURORS = 2

/** The controls of one part, in the order of the page. */
export function fieldsOf(
  part: Part,
  content: CallContent,
  { t, lang }: { t: Translate; lang: Lang }
): ContentField[] {
  const name = (key: string) => t(`staff.content.${key}`)
  const both = (path: string, key: string, kind: 'text' | 'area' = 'text', group?: string) =>
    (['fr', 'en'] as const).map((one): ContentField => ({
      path: `${path}.${one}`,
      label: t(`staff.content.in-${one}`, { label: key }),
      kind,
      ...(one === 'en' && { optional: true }),
      ...(group !== undefined && { group })
    }))
  switch (part) {
    case 'textes':
      return [
        ...both('title', name('title')),
        ...both('shortTitle', name('shortTitle')),
        { path: 'code', label: name('code'), kind: 'text' },
        { path: 'bilingual', label: name('bilingual'), kind: 'boolean' },
        ...both('pitch', name('pitch'), 'area'),
        ...both('effort', name('effort'), 'area'),
        ...['name', 'address', 'mail', 'phone'].map((one): ContentField => ({
          path: `organiser.${one}`,
          label: name(`organiser-${one}`),
          kind: 'text'
        })),
        { path: 'authority.body', label: name('authority-body'), kind: 'text' },
        ...both('authority.title', name('authority-title'))
      ]
    case 'calendrier':
      return Object.entries(content.calendar)
        .toSorted(([, one], [, other]) => one.localeCompare(other))
        .map(([date]) => ({
          path: `calendar.${date}`,
          label: t(`staff.calendar.${date}`),
          kind: 'wall'
        }))
    case 'reglement':
      return [
        ...(['signatory', 'scored'] as const).map((one): ContentField => ({
          path: `settings.${one}`,
          label: name(one),
          kind: 'boolean'
        })),
        ...(
          [
            ...(['places', 'threshold', 'readings', 'thirdReadingGap'] as const),
            ...(['acceptanceDays', 'correctionDays'] as const)
          ] as const
        ).map((one): ContentField => ({
          path: `settings.${one}`,
          label: name(one),
          kind: 'integer'
        }))
      ]
    case 'questionnaire': {
      const codes = labelsOf(content.form)
      return content.form.sections.flatMap((section, s) =>
        section.groups.flatMap((group, g) =>
          group.questions.flatMap((question, q) =>
            both(
              `form.sections.${s}.groups.${g}.questions.${q}.label`,
              codes.get(question.id) ?? question.id,
              'area',
              lang === 'en' ? (section.title.en ?? section.title.fr) : section.title.fr
            )
          )
        )
      )
    }
    case 'grille':
      return (content.grid?.criteria ?? []).flatMap((criterion, c) => [
        ...both(`grid.criteria.${c}.label`, name('criterion'), 'text', criterion.label.fr),
        {
          path: `grid.criteria.${c}.weight`,
          ...{ label: name('weight'), kind: 'integer' as const, group: criterion.label.fr }
        },
        ...criterion.levels.map((_level, level) => ({
          path: `grid.criteria.${c}.levels.${level}.fr`,
          label: t('staff.content.level', { level }),
          ...{ kind: 'area' as const, group: criterion.label.fr }
        }))
      ])
    case 'jury':
      return Array.from({ length: content.jury.length + BLANK_JURORS }, (_none, n) => {
        const group = t('staff.content.juror', { number: n + 1 })
        return [
          { path: `jury.${n}.name`, label: name('juror-name'), kind: 'text' as const, group },
          {
            path: `jury.${n}.quality.fr`,
            label: name('juror-quality'),
            kind: 'text' as const,
            group
          },
          {
            ...{
              path: `jury.${n}.seat`,
              label: name('juror-seat'),
              kind: 'select' as const,
              group
            },
            options: SEATS.map((value) => ({ value, label: t(`staff.seat.${value}`) }))
          },
          { path: `jury.${n}.votes`, label: name('juror-votes'), kind: 'boolean' as const, group }
        ]
      }).flat()
    case 'mentions':
      return (['silence', 'appeal', 'court', 'privacy'] as const).flatMap((one) =>
        both(`mentions.${one}`, name(`mention-${one}`), 'area')
      )
  }
}
