import { findAnswer } from '../../forms/index.ts'
import { inFours } from '../../documents/index.ts'
import { newId } from '../../shared/ids.ts'
import type { Sentence } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { tell } from '../refusals/index.ts'
import { offersOf, refusalOf } from './deed/offer-of.ts'
import { closingFacts } from './dossier/closing-facts.ts'
import { commandOf } from './dossier/command-of.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { statusDeeds } from './status/status-deeds.ts'

/** Asks the signatory named in the dossier to read and validate one exact version, and follows it up. */
export const signature: Page = {
  path: paths.applicant.signature(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => show(request, await openDossier(request)),
  post: async (request) => {
    const dossier = await openDossier(request)
    const { services, account, t } = request
    const { number } = dossier
    try {
      await services.applications.askSignature({ account, number, command: commandOf(request) })
    } catch (error) {
      const told = tell(error, dossier.voice)
      if (!told) throw error
      return show(request, dossier, told.sentences)
    }
    return redirect(paths.applicant.signature(number), t('applicant.signature.asked-notice'))
  }
}

const AFTER = ['SIGN', 'REPLACE_SIGNATORY', 'TAKE_BACK', 'DEPOSIT']

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  refused?: Sentence[]
): Promise<Answer> {
  const { services, account, t } = request
  const { number, context } = dossier
  const [people, offers, { draft }] = await Promise.all([
    peopleOf(request, dossier),
    offersOf(request, dossier),
    services.applications.openDraft({ account, number })
  ])
  const asked = dossier.instance.history.findLast(({ event }) =>
    ['ASK_SIGNATURE', 'REPLACE_SIGNATORY'].includes(event.type)
  )
  const waiting = context.proposed !== null
  const named = findAnswer(draft.answers, 'signatory')?.value as
    { name: string; role: string; mail: string } | undefined
  const signatory = people.find((one) => one.account === context.signatory)
  const sentences = refused ?? (waiting ? [] : refusalOf(request, dossier, offers, 'ASK_SIGNATURE'))
  return view(
    'applicant/signature',
    {
      title: t('applicant.signature.title', { number }),
      ...{ head: dossierHead(dossier), sentences, command: newId() },
      action: paths.applicant.signature(number),
      reviewPath: paths.applicant.review(number),
      waiting,
      possible: !waiting && sentences.length === 0,
      named: waiting
        ? signatory && { name: signatory.name, role: signatory.quality, mail: signatory.mail }
        : named,
      version: context.proposed && {
        revision: context.proposed.revision,
        hash: inFours(context.proposed.hash),
        path: paths.applicant.version(number, context.proposed.revision)
      },
      askedAt: waiting ? asked?.at : undefined,
      signedAt: context.signed && new Date(context.signed.at),
      deeds: statusDeeds(request, dossier, offers).filter(({ event }) => AFTER.includes(event)),
      closing: closingFacts(dossier.content, request)
    },
    refused ? 409 : 200
  )
}
