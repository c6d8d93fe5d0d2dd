import type { Correction } from '../../../applications/index.ts'
import { findQuestion, labelsOf } from '../../../forms/index.ts'
import { inLang } from '../../../shared/lang.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { timeLeftOrPassed } from '../../public/call/calendar-words.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'

export interface ShownCorrection {
  rank: number
  kind: string
  message: string
  requestedAt: Date
  requestedBy: string
  dueAt: Date
  left: string
  open: boolean
  state: string
  /** « Délibération du conseil » */
  reopens: string[]
  path: string
}

/** What the team asked to correct, in the words of the form; the latest request first. */
export async function correctionsShown(
  request: PersonRequest,
  dossier: OpenDossier
): Promise<ShownCorrection[]> {
  const { services, account, t, lang, clock } = request
  const { number } = dossier
  const all = await services.applications.corrections({ account, number })
  const people = await services.accounts.findMany(all.map(({ requestedBy }) => requestedBy))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const open = new Set(dossier.context.corrections.map(({ id }) => id))
  const due = new Map(dossier.context.corrections.map(({ id, dueAt }) => [id, new Date(dueAt)]))
  return all
    .map((one) => {
      const dueAt = due.get(one._id) ?? one.dueAt
      return {
        ...{ rank: one.rank, message: one.message, requestedAt: one.requestedAt, dueAt },
        kind: t(`applicant.correction.kind.${one.kind}`),
        requestedBy: names.get(one.requestedBy) ?? '',
        left: timeLeftOrPassed(dueAt, clock.now(), { t }),
        open: open.has(one._id),
        state: t(`applicant.correction.state.${open.has(one._id) ? 'open' : closedAs(one)}`),
        reopens: reopenedLabels(one, dossier, lang),
        path: paths.applicant.correction(dossier.number, one.rank)
      }
    })
    .reverse()
}

/** A request whose time ran out was closed by the step, not by anybody. */
function closedAs({ state }: Correction): string {
  return state === 'open' ? 'unanswered' : state
}

/** Questions and pieces that a request reopens, each with its position. */
export function reopenedLabels(
  { reopens }: Pick<Correction, 'reopens'>,
  { content }: Pick<OpenDossier, 'content'>,
  lang: PersonRequest['lang']
): string[] {
  const positions = labelsOf(content.form)
  return reopens.flatMap((id) => {
    const question = findQuestion(content.form, id)
    if (!question) return []
    const position = positions.get(id)
    const label = inLang(question.label, lang).text
    return position ? `${position}. ${label}` : label
  })
}
