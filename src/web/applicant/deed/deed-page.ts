import { newId } from '../../../shared/ids.ts'
import type { Sentence } from '../../../shared/errors.ts'
import { BadInput, NotFound } from '../../../shared/errors.ts'
import { redirect, view, type Answer, type PersonalPage, type PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { byField, inputProblems, tell, type ShownProblem } from '../../refusals/index.ts'
import { commandOf, textOf } from '../dossier/command-of.ts'
import { closingFacts } from '../dossier/closing-facts.ts'
import { dossierHead } from '../dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from '../dossier/open-dossier.ts'
import { offersOf, refusalOf } from './offer-of.ts'

/** One thing that somebody does to a dossier, said before it is done: what it changes, and a button. */
export interface DeedSpec {
  /** under `applicant.deed.<name>` in locales: title, lead, what, button, done */
  name: string
  event: string
  path: string
  /** cannot be undone */
  grave?: boolean
  reason?: 'required' | 'optional'
  /** whether it may be spoken of at all; nothing is said of answers that were not opened */
  isThere?: (dossier: OpenDossier) => boolean
  run(
    request: PersonRequest,
    dossier: OpenDossier,
    given: { command: string; reason: string }
  ): Promise<unknown>
  /** where to go once it is done; the dossier's page unless told */
  next?: (number: string) => string
  /** variables of its sentences */
  words?: (request: PersonRequest, dossier: OpenDossier) => Record<string, unknown>
}

/** The longest reason that is taken; enough to explain, short enough to be read. */
const REASON_MAX = 4_000

/** A page that confirms one deed before it is done. Refused, it says why and keeps what was typed. */
export function deedPage(spec: DeedSpec): PersonalPage {
  return {
    path: spec.path,
    audience: 'applicant',
    nav: 'dossiers',
    get: async (request) => {
      const dossier = await find(request, spec)
      const offers = await offersOf(request, dossier)
      const refused = refusalOf(request, dossier, offers, spec.event)
      return show(request, dossier, spec, { refused })
    },
    post: async (request) => {
      const dossier = await find(request, spec)
      const reason = textOf(request, 'reason')
      const command = commandOf(request)
      try {
        checkReason(spec, reason)
        await spec.run(request, dossier, { command, reason })
      } catch (error) {
        if (error instanceof BadInput) {
          const problems = inputProblems(request, error)
          return show(request, dossier, spec, { problems, reason, command })
        }
        const told = tell(error, dossier.voice)
        if (!told) throw error
        return show(request, dossier, spec, {
          refused: told.sentences,
          reason,
          command,
          tried: true
        })
      }
      const to = spec.next ?? ((number: string) => paths.applicant.dossier(number))
      return redirect(to(dossier.number), request.t(`applicant.deed.${spec.name}.done`))
    }
  }
}

async function find(request: PersonRequest, { isThere }: DeedSpec): Promise<OpenDossier> {
  const dossier = await openDossier(request)
  if (isThere && !isThere(dossier)) throw new NotFound(`a deed on ${dossier.number}`)
  return dossier
}

function checkReason({ reason: wanted }: DeedSpec, reason: string): void {
  if (wanted === 'required' && reason.trim() === '') {
    throw new BadInput([{ field: 'reason', code: 'application.reason-empty' }])
  }
  if (reason.length > REASON_MAX) {
    const params = { max: REASON_MAX, over: reason.length - REASON_MAX }
    throw new BadInput([{ field: 'reason', code: 'application.too-long', params }])
  }
}

interface Shown {
  refused?: Sentence[]
  problems?: ShownProblem[]
  reason?: string
  command?: string
  /** the button was pressed: what is refused is refused aloud */
  tried?: boolean
}

function show(
  request: PersonRequest,
  dossier: OpenDossier,
  spec: DeedSpec,
  { refused = [], problems = [], reason = '', command = newId(), tried = false }: Shown
): Answer {
  const { t } = request
  const words = {
    closing: closingFacts(dossier.content, request).at,
    ...spec.words?.(request, dossier)
  }
  const say = (part: string) => t(`applicant.deed.${spec.name}.${part}`, words)
  const status = problems.length > 0 ? 422 : tried && refused.length > 0 ? 409 : 200
  return view(
    'applicant/deed',
    {
      title: say('title'),
      ...{
        head: dossierHead(dossier),
        lead: say('lead'),
        what: say('what'),
        button: say('button')
      },
      ...{ sentences: refused, errors: problems, wrong: byField(problems), reason, command },
      asksReason: spec.reason !== undefined,
      reasonLabel: spec.reason && say('reason'),
      reasonOptional: spec.reason === 'optional',
      grave: spec.grave === true,
      possible: refused.length === 0,
      action: request.path.replace(/\?.*$/, '')
    },
    status
  )
}
