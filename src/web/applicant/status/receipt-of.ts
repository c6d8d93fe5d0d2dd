import type { PaperFacts, Receipt } from '../../../applications/index.ts'
import { inFours } from '../../../documents/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { nameIn, type ShownPerson } from '../dossier/people-of.ts'

/** The deposit that stands: its receipt, its version, who signed it and who deposited it. */
export interface ShownReceipt {
  receipt: Receipt
  number: string
  code: string
  receivedAt: Date
  pdfPath: string
  pagePath: string
  verifyPath: string
  depositedBy: string
  /** how it came, who signed the paper, and who typed it, by name; null when it was deposited online */
  paper: PaperFacts | null
  byClock: boolean
  signedBy: string
  signedQuality: string
  signedAt: Date | null
  revision: number
  versionPath: string
  answers: number
  files: number
  hash: string
}

/** @returns null when nothing was ever deposited */
export async function receiptOf(
  { services }: Pick<PersonRequest, 'services'>,
  { context, number }: Pick<OpenDossier, 'context' | 'number'>,
  people: readonly ShownPerson[]
): Promise<ShownReceipt | null> {
  const { deposit, signed } = context
  if (!deposit) return null
  const [found, revision] = await Promise.all([
    services.applications.verifyReceipt(deposit.receipt),
    services.applications.revision(number, deposit.revision)
  ])
  if (!found || !revision) return null
  const { receipt } = found
  const typedBy = receipt.paper && (await services.accounts.find(receipt.paper.enteredBy))
  const paper = receipt.paper && { ...receipt.paper, enteredBy: typedBy?.name ?? '' }
  return {
    receipt,
    ...{ number: `AR-${number}`, code: receipt._id, receivedAt: receipt.receivedAt },
    pdfPath: paths.applicant.receiptPdf(number),
    pagePath: paths.applicant.receipt(number),
    verifyPath: paths.public.verifyCode(receipt._id),
    ...{ depositedBy: paper?.enteredBy ?? nameIn(people, deposit.by), paper },
    byClock: deposit.by === 'clock',
    signedBy: signed ? nameIn(people, signed.by) : '',
    signedQuality: (signed && people.find(({ account }) => account === signed.by)?.quality) ?? '',
    signedAt: signed && new Date(signed.at),
    revision: deposit.revision,
    versionPath: paths.applicant.version(number, deposit.revision),
    answers: revision.answers.length,
    files: revision.files.length,
    hash: inFours(revision.sha256)
  }
}
