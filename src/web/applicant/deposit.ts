import { inFours } from '../../documents/index.ts'
import type { Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { tell, voiceOf } from '../refusals/index.ts'
import { offersOf, refusalOf } from './deed/offer-of.ts'
import { closingFacts } from './dossier/closing-facts.ts'
import { commandOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { nameIn, peopleOf } from './dossier/people-of.ts'

/** The last page before the deposit: what leaves, what it sets off, one button. */
export const deposit: Page = {
  path: paths.applicant.deposit(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => show(request, await openDossier(request)),
  post: async (request) => {
    const { services, account, receivedAt, params, t } = request
    const number = params['dossier'] ?? ''
    const command = commandOf(request)
    try {
      await services.applications.deposit({ account, number, command, receivedAt })
    } catch (error) {
      const told = tell(error, voiceOf(request, 'candidate'))
      if (!told) throw error
      return show(request, await openDossier(request), told.sentences)
    }
    return redirect(paths.applicant.receipt(number), t('applicant.deposit.done'))
  }
}

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  refused?: Sentence[]
): Promise<Answer> {
  const { t } = request
  const { number, context, instance } = dossier
  const [people, offers] = await Promise.all([
    peopleOf(request, dossier),
    offersOf(request, dossier)
  ])
  const sentences = refused ?? refusalOf(request, dossier, offers, 'DEPOSIT')
  const { signed, deposit: standing } = context
  return view(
    'applicant/deposit',
    {
      title: t('applicant.deposit.title', { number }),
      ...{ head: dossierHead(dossier), sentences, possible: sentences.length === 0 },
      signed: signed && {
        revision: signed.revision,
        hash: inFours(signed.hash),
        by: nameIn(people, signed.by),
        at: new Date(signed.at),
        path: paths.applicant.version(number, signed.revision)
      },
      replaces: standing && new Date(standing.receivedAt),
      editable: instance.tags.includes('editable'),
      reviewPath: paths.applicant.review(number),
      ...{ command: newId(), action: paths.applicant.deposit(number) },
      closing: closingFacts(dossier.content, request)
    },
    refused ? 409 : 200
  )
}
