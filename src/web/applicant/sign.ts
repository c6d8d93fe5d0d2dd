import { inFours } from '../../documents/index.ts'
import { BadInput, NotFound, type Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { byField, inputProblems, tell, type ShownProblem } from '../refusals/index.ts'
import { offersOf, refusalOf } from './deed/offer-of.ts'
import { closingFacts } from './dossier/closing-facts.ts'
import { commandOf, textOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { nameIn, peopleOf } from './dossier/people-of.ts'
import { versionSections } from './dossier/version-sections.ts'

/** The signatory reads one exact version, then validates it, or says why not. */
export const sign: Page = {
  path: paths.applicant.sign(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => show(request, await openDossier(request), {}),
  post: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, receivedAt, t } = request
    const { number } = dossier
    const command = commandOf(request)
    const refuses = request.body['choice'] === 'refuse'
    const reason = textOf(request, 'reason')
    try {
      if (refuses) {
        if (reason.trim() === '') {
          throw new BadInput([{ field: 'reason', code: 'application.reason-empty' }])
        }
        await services.applications.refuseSignature({ account, number, command, reason })
      } else {
        const hash = textOf(request, 'hash')
        await services.applications.sign({ account, number, command, hash, receivedAt })
      }
    } catch (error) {
      if (error instanceof BadInput) {
        return show(request, dossier, { problems: inputProblems(request, error) })
      }
      const told = tell(error, dossier.voice)
      if (!told) throw error
      return show(request, dossier, { refused: told.sentences })
    }
    const notice = t(refuses ? 'applicant.sign.refused' : 'applicant.sign.done')
    return redirect(paths.applicant.dossier(number), notice)
  }
}

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  { refused, problems = [] }: { refused?: Sentence[]; problems?: ShownProblem[] }
): Promise<Answer> {
  const { services, account, t } = request
  const { number, context } = dossier
  const [people, offers, revision] = await Promise.all([
    peopleOf(request, dossier),
    offersOf(request, dossier),
    services.applications.proposedRevision({ account, number }).catch((error: unknown) => {
      // nothing waits for a signature: the page says so
      if (error instanceof NotFound) return null
      throw error
    })
  ])
  const isSignatory = context.signatory === account.id
  const signed = context.signed?.hash === context.proposed?.hash && context.signed !== null
  const why = revision && isSignatory && !signed ? refusalOf(request, dossier, offers, 'SIGN') : []
  const sentences = refused ?? why
  const reason = textOf(request, 'reason')
  return view(
    'applicant/sign',
    {
      title: t('applicant.sign.title', { number }),
      ...{ head: dossierHead(dossier), sentences, errors: problems, wrong: byField(problems) },
      ...{ isSignatory, signed, signedAt: context.signed && new Date(context.signed.at) },
      signatory: nameIn(people, context.signatory ?? ''),
      revision: revision && {
        number: revision.revision,
        hash: revision.sha256,
        shortHash: inFours(revision.sha256),
        at: revision.at,
        by: nameIn(people, revision.by),
        pdfPath: paths.applicant.versionPdf(number, revision.revision)
      },
      sections: revision ? await versionSections(request, dossier, revision) : [],
      possible: revision !== null && isSignatory && !signed && why.length === 0,
      mayRefuse: offers.some(({ event, allowed }) => event === 'REFUSE_SIGNATURE' && allowed),
      ...{ reason, command: newId(), refuseCommand: newId() },
      action: paths.applicant.sign(number),
      closing: closingFacts(dossier.content, request)
    },
    problems.length > 0 ? 422 : refused ? 409 : 200
  )
}
