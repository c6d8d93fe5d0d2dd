import type { Offer } from '../../../engine/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { offersView, type Deed, type DeedPage } from '../../refusals/index.ts'
import { refusalOf } from '../deed/offer-of.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { stageOf, type DossierStage } from '../dossier/stage-of.ts'

const BEFORE_DEPOSIT = ['ASK_SIGNATURE', 'DEPOSIT', 'DELETE_DRAFT']
const WAITING = ['TAKE_UP_AGAIN', 'WITHDRAW']

/** What is worth naming at each stage, possible or not, in the order it is read. */
const DEEDS: Partial<Record<DossierStage, readonly string[]>> = {
  draft: BEFORE_DEPOSIT,
  signing: ['SIGN', 'DEPOSIT', 'REPLACE_SIGNATORY', 'TAKE_BACK', 'DELETE_DRAFT'],
  signed: ['DEPOSIT', 'REPLACE_SIGNATORY', 'TAKE_BACK', 'DELETE_DRAFT'],
  deposited: WAITING,
  revising: ['ASK_SIGNATURE', 'DEPOSIT', 'ABANDON_REVISION', 'WITHDRAW'],
  'revising-signing': ['SIGN', 'REPLACE_SIGNATORY', 'TAKE_BACK', 'ABANDON_REVISION', 'WITHDRAW'],
  'revising-signed': ['DEPOSIT', 'TAKE_BACK', 'ABANDON_REVISION', 'WITHDRAW'],
  screening: WAITING,
  correction: ['ANSWER_CORRECTION', ...WAITING],
  'correction-signing': ['SIGN', 'REPLACE_SIGNATORY', ...WAITING],
  admissible: WAITING,
  reading: WAITING,
  deciding: WAITING,
  selected: ['ACCEPT', 'DECLINE', 'APPEAL'],
  pieces: ['PROVIDE_PIECES', 'DECLINE', 'APPEAL'],
  complete: ['DECLINE', 'APPEAL'],
  reserve: ['DECLINE', 'APPEAL'],
  notSelected: ['APPEAL'],
  inadmissible: ['APPEAL']
}

const GRAVE = new Set(['DELETE_DRAFT', 'WITHDRAW', 'DECLINE'])
const PRIMARY = new Set(['DEPOSIT', 'SIGN', 'ANSWER_CORRECTION', 'ACCEPT', 'PROVIDE_PIECES'])

/** « Ce que vous pouvez faire »: the buttons there are, and why the others are not there. */
export function statusDeeds(
  request: PersonRequest,
  dossier: OpenDossier,
  offers: readonly Offer[]
): Deed[] {
  const { number, instance, answerRead, content } = dossier
  const wanted = DEEDS[stageOf(instance, answerRead)] ?? []
  const shown = wanted.filter((event) => event !== 'ASK_SIGNATURE' || content.settings.signatory)
  const pages = Object.fromEntries(shown.map((event) => [event, pageOf(event, number)]))
  return offersView(offers, dossier.voice, 'application', pages).map((deed) =>
    deed.href ? deed : { ...deed, refused: refusalOf(request, dossier, offers, deed.event) }
  )
}

function pageOf(event: string, number: string): DeedPage {
  const pages: Record<string, (number: string) => string> = {
    ASK_SIGNATURE: paths.applicant.signature,
    SIGN: paths.applicant.sign,
    DEPOSIT: paths.applicant.deposit,
    REPLACE_SIGNATORY: paths.applicant.signatory,
    TAKE_BACK: paths.applicant.takeBack,
    TAKE_UP_AGAIN: paths.applicant.takeUp,
    ABANDON_REVISION: paths.applicant.abandon,
    DELETE_DRAFT: paths.applicant.remove,
    WITHDRAW: paths.applicant.withdraw,
    ANSWER_CORRECTION: paths.applicant.corrections,
    ACCEPT: paths.applicant.accept,
    DECLINE: paths.applicant.decline,
    PROVIDE_PIECES: paths.applicant.pieces,
    APPEAL: paths.applicant.appeal
  }
  const page = pages[event]
  if (!page) throw new Error(`No page does ${event}.`)
  return { href: page(number), grave: GRAVE.has(event), primary: PRIMARY.has(event) }
}
