import type { OpenReading, ReadingEntry } from '../../../reviews/index.ts'
import { listFormat } from '../../../shared/formats.ts'
import type { Sentence } from '../../../shared/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { parisDate, parisTime } from '../../../shared/paris-time.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { timeLeft } from '../../public/call/calendar-words.ts'
import { byField, type ShownProblem } from '../../refusals/index.ts'
import { criteriaModel } from './criteria-model.ts'
import { countPieces, depositedSections } from './deposited-sections.ts'

export interface ReviewShown {
  /** what was just typed, when it is not what is kept */
  typed?: ReadingEntry
  problems?: ShownProblem[]
  sentences?: Sentence[]
}

/** The deposited dossier beside the grid, as one reader has them. */
export async function reviewModel(
  request: PersonRequest,
  open: OpenReading,
  { typed, problems = [], sentences = [] }: ReviewShown = {}
): Promise<ViewModel> {
  const { t, lang, clock } = request
  const { instance, sheet, finished, closed } = open
  const number = instance._id
  const [sections, place] = await Promise.all([
    depositedSections(request, open, (file) => paths.committee.file(number, file)),
    placeOf(request, open)
  ])
  const given = typed ?? sheet
  const grid = criteriaModel(open, given, { sections, wrong: byField(problems), lang })
  const list = (numbers: readonly number[]) => listFormat(lang).format(numbers.map(String))
  return {
    title: t('committee.review.title', { number, territory: instance.subject.territory }),
    callNumber: instance.subject.call,
    ...{ fullWidth: true, scripts: ['autosave.js', 'scoring.js'] },
    skips: [
      { path: '#dossier', label: t('committee.review.to-dossier') },
      { path: '#grille', label: t('committee.review.to-grid') }
    ],
    ...{ number, territory: instance.subject.territory, project: instance.subject.title },
    ...{ place, third: open.third, finished, closed, writable: !finished && !closed },
    due: {
      ...{ at: open.dueAt, left: timeLeft(open.dueAt, clock.now(), { t }) },
      ...{ passed: clock.now() >= open.dueAt, today: parisDate(clock.now(), lang) }
    },
    version: open.revision && {
      number: open.revision.revision,
      at: open.facts.deposit?.receivedAt
    },
    sections,
    pieces: countPieces(sections),
    grid: { ...grid, total: grid.criteria.length, peers: open.peers.length },
    missing: { count: grid.missing.length, list: list(grid.missing) },
    notes: { text: given.notes, asked: list(grid.notesAsked), count: grid.notesAsked.length },
    declaredAt: open.declared?.at,
    savedAt: sheet.v > 0 ? parisTime(sheet.updatedAt, lang) : '',
    ...{ expect: sheet.v, command: newId(), errors: problems, sentences },
    ...{ action: paths.committee.review(number), recusePath: paths.committee.recuse(number) },
    backPath: paths.committee.home()
  }
}

/** « 5e de vos 9 lectures » */
async function placeOf({ services, account }: PersonRequest, { instance }: OpenReading) {
  const all = await services.reviews.myReadings({ account, call: instance.subject.call })
  const index = all.findIndex(({ number }) => number === instance._id)
  return { rank: index + 1, first: index === 0, total: all.length }
}
