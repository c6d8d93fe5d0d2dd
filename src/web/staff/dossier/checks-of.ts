import type { OpenScreening } from '../../../applications/index.ts'
import { readingView, type AnswerView } from '../../../forms/index.ts'
import { inLang } from '../../../shared/lang.ts'
import { formScope } from '../../applicant/section/form-scope.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { Voice } from '../../refusals/index.ts'
import { namesOf } from '../team/names.ts'

const VERDICTS = ['conform', 'to-correct', 'unsure'] as const

/** The deposited version as it is read, its files opened from the team's own pages. */
export function sectionsOf({ revision, rules, instance }: OpenScreening, voice: Voice) {
  const files = revision.files.map((file) => ({
    ...file,
    href: paths.staff.file(instance._id, file.id)
  }))
  return readingView(
    rules.content.form,
    { answers: revision.answers, files },
    formScope(voice, rules.seal.version)
  )
}

/** What the rules found, and what people checked, each beside the answers it is about. */
export async function checksOf(request: PersonRequest, screening: OpenScreening, voice: Voice) {
  const { t, lang } = request
  const { points, checks, rules, unchecked } = screening
  const answers = new Map<string, AnswerView>(
    sectionsOf(screening, voice).flatMap((section) =>
      section.answers.map((one) => [one.question, one] as const)
    )
  )
  const names = await namesOf(
    request,
    Object.values(checks).map(({ by }) => by)
  )
  return {
    points: points.map(({ id, conform, params }) => ({
      label: t(`staff.point.${id}.label`),
      text: t(`staff.point.${id}.${foundWord(conform, params)}`, { count: params['count'] }),
      at: typeof params['date'] === 'number' ? new Date(params['date']) : undefined,
      conform
    })),
    checks: rules.content.checks.map(({ id, label, reads }) => {
      const found = checks[id]
      return {
        ...{ id, label: inLang(label, lang).text, note: found?.note ?? '' },
        answers: reads.flatMap((question) => answers.get(question) ?? []),
        verdict: found ? t(`staff.verdict.${found.verdict}`) : t('staff.verdict.none'),
        kind: found?.verdict === 'conform' ? 'done' : found?.verdict === 'to-correct' ? 'wait' : '',
        by: found ? (names.get(found.by) ?? '') : '',
        at: found?.at,
        open: found?.verdict !== 'conform',
        options: VERDICTS.map((value) => ({
          value,
          label: t(`staff.verdict.${value}`),
          checked: (found?.verdict ?? 'unsure') === value
        }))
      }
    }),
    done: rules.content.checks.length - unchecked.length,
    total: rules.content.checks.length
  }
}

/** What was signed on paper is signed, though nothing was validated on the site. */
function foundWord(conform: boolean, params: Record<string, unknown>): string {
  if (params['onPaper'] === 1) return 'on-paper'
  return conform ? 'conform' : 'failing'
}
