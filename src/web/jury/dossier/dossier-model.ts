import { checkScore, meanOf, scoreOf, type Reading } from '../../../reviews/score/index.ts'
import type { JuryDossier } from '../../../reviews/index.ts'
import { selectionRules } from '../../../selection/index.ts'
import { listedDossiers } from '../../committee/listed-dossiers.ts'
import { countPieces, depositedSections } from '../../committee/reading/deposited-sections.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { plotAxis, readingsPlot } from '../ranking/readings-plot.ts'
import { decimal } from '../ranking/words-of.ts'

/** The dossier on one side, its readings criterion by criterion on the other, and the way to the next. */
export async function dossierModel(request: PersonRequest, open: JuryDossier): Promise<ViewModel> {
  const { t } = request
  const { instance, content, revision, declared } = open
  const { _id: number, subject } = instance
  const { call } = subject
  const [sections, around] = await Promise.all([
    depositedSections(request, open, (file) => paths.jury.file(call, number, file)),
    neighbours(request, call, number)
  ])
  return {
    title: t('jury.dossier.title', { number, territory: subject.territory }),
    call: { number: call, name: content.shortTitle, mayDeclare: true },
    ...{ fullWidth: true, number, territory: subject.territory, project: subject.title },
    skips: [
      { path: '#dossier', label: t('committee.review.to-dossier') },
      { path: '#lectures', label: t('jury.dossier.to-readings') }
    ],
    ...{ sections, version: revision?.revision, pieces: countPieces(sections) },
    readings: readingsModel(request, open),
    ...{ around, declaredAt: declared?.at, recusePath: paths.jury.recuse(number) },
    ...{ agendaPath: paths.jury.agenda(call), rankingPath: paths.jury.ranking(call) }
  }
}

/** Those before and after in the list of the agenda, which leaves out what one stands aside from. */
async function neighbours(request: PersonRequest, call: string, number: string) {
  const all = await listedDossiers(request, call)
  const index = all.findIndex((one) => one.number === number)
  const link = (at: number) => {
    const found = index < 0 ? undefined : all[at]
    return found && { territory: found.territory, path: paths.jury.dossier(call, found.number) }
  }
  return { before: link(index - 1), after: link(index + 1), place: index + 1, total: all.length }
}

function readingsModel(request: PersonRequest, { content, readings }: JuryDossier) {
  const { t } = request
  const { grid } = selectionRules(content)
  if (!readings || readings.length === 0 || !grid || !content.grid) return null
  const given: Reading[] = readings.map(({ levels }, index) => ({ reader: String(index), levels }))
  const score = scoreOf(grid, given)
  const each = given.map((one) => scoreOf(grid, [one]).points)
  const checks = checkScore(grid, score)
  return {
    ...{ count: readings.length, points: decimal(score.points, request) },
    axis: plotAxis(content.settings.threshold),
    plot: readingsPlot(
      each.map(({ num, den }) => num / den),
      score.points.num / score.points.den,
      content.settings.readings
    ),
    spoken: t('jury.ranking.plot-spoken', {
      count: readings.length,
      readings: each.map((points) => decimal(points, request)).join(', '),
      mean: decimal(score.points, request)
    }),
    threshold: content.settings.threshold,
    reached: checks.every(({ check, met }) => check !== 'threshold' || met),
    criteria: content.grid.criteria.map(({ id, label, weight, levels }, index) => ({
      ...{ id, label, weight, number: index + 1, mean: decimal(meanOf(score, id), request) },
      floor: content.settings.floors[id],
      missed: checks.some((one) => one.check === 'floor' && one.criterion === id && !one.met),
      readings: readings.map((one, at) => ({
        ...{ place: at + 1, third: one.third, level: one.levels[id] ?? 0 },
        ...{ text: levels[one.levels[id] ?? 0], comment: one.comments[id] ?? '' }
      }))
    }))
  }
}
