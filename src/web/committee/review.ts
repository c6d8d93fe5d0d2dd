import type { OpenReading } from '../../reviews/index.ts'
import { BadInput, Stale } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { commandOf, textOf } from '../applicant/dossier/command-of.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { inputProblems, tell, voiceOf } from '../refusals/index.ts'
import { entryOf } from './reading/entry-of.ts'
import { reviewModel, type ReviewShown } from './reading/review-model.ts'

/**
 * One dossier beside the grid. Before anything of it is shown, its reader says that nothing ties them to it.
 * What is chosen is a draft of theirs alone until the reading is finished; then the others' levels appear.
 */
export const review: Page = {
  path: paths.committee.review(':number'),
  audience: 'committee',
  nav: 'home',
  get: async (request) => {
    const open = await find(request)
    return open.declared ? show(request, open) : askLink(request, open)
  },
  post: async (request) => {
    const open = await find(request)
    return open.declared ? write(request, open) : declare(request, open)
  },
  keptLabels: ({ t, params }) => ({
    title: t('committee.review.kept', { number: params['number'] ?? '' }),
    labels: {}
  })
}

function find({ services, account, params }: PersonRequest): Promise<OpenReading> {
  return services.reviews.openReading({ account, number: params['number'] ?? '' })
}

async function show(
  request: PersonRequest,
  open: OpenReading,
  shown: ReviewShown = {},
  status = 200
): Promise<Answer> {
  return view('committee/review', await reviewModel(request, open, shown), status)
}

async function write(request: PersonRequest, open: OpenReading): Promise<Answer> {
  const { services, account, t } = request
  const number = open.instance._id
  const entry = entryOf(request, open.content.grid)
  const typed = Number(textOf(request, 'expect'))
  const expect = Number.isSafeInteger(typed) && typed >= 0 ? typed : open.sheet.v
  const here = paths.committee.review(number)
  // a double click: the first one has done it
  if (open.finished && textOf(request, 'act') === 'finish') return redirect(here)
  try {
    const v = await services.reviews.saveReading({ account, number, expect, entry })
    if (textOf(request, 'act') !== 'finish') return redirect(`${here}#grille`)
    const command = commandOf(request)
    await services.reviews.finishReading({ account, number, expect: v, command })
  } catch (error) {
    return refused(request, error, entry)
  }
  return redirect(here, t('committee.review.finished-now'))
}

/** What was chosen stays on the page, whatever is wrong with it or with the moment. */
async function refused(
  request: PersonRequest,
  error: unknown,
  typed: ReturnType<typeof entryOf>
): Promise<Answer> {
  const open = await find(request)
  if (error instanceof BadInput) {
    const problems = inputProblems(request, error)
    return show(request, open, { ...(open.finished ? {} : { typed }), problems }, 422)
  }
  if (error instanceof Stale) {
    const { t } = request
    const why = t('committee.review.stale')
    return show(
      request,
      open,
      { typed, sentences: [{ why, then: t('committee.review.stale-then') }] },
      409
    )
  }
  const told = tell(error, voiceOf(request, 'staff'))
  if (!told) throw error
  return show(request, open, { typed, sentences: told.sentences }, told.status)
}

function askLink(request: PersonRequest, open: OpenReading, wrong?: string): Answer {
  const { t } = request
  const { _id: number, subject } = open.instance
  return view(
    'committee/declare',
    {
      title: t('committee.declare.title', { territory: subject.territory }),
      ...{ callNumber: subject.call, number, territory: subject.territory },
      ...{ dueAt: open.dueAt, command: newId(), wrong },
      errors: wrong ? [{ href: '#choice', text: wrong }] : [],
      ...{ action: paths.committee.review(number), backPath: paths.committee.home() }
    },
    wrong ? 422 : 200
  )
}

async function declare(request: PersonRequest, open: OpenReading): Promise<Answer> {
  const { services, account, t } = request
  const { _id: number, subject } = open.instance
  const choice = textOf(request, 'choice')
  if (choice === 'link') return redirect(paths.committee.recuse(number))
  if (choice !== 'none') return askLink(request, open, t('committee.declarations.choose'))
  await services.reviews.declareInterests({
    ...{ account, call: subject.call, dossiers: [{ number, link: null }] },
    command: commandOf(request)
  })
  return redirect(paths.committee.review(number))
}
