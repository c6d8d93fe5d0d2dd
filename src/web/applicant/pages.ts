import type { Page } from '../page.ts'
import { abandon } from './abandon.ts'
import { accept } from './accept.ts'
import { appeal } from './appeal.ts'
import { communes } from './communes.ts'
import { correction } from './correction.ts'
import { corrections } from './corrections.ts'
import { decisionPdf } from './decision-pdf.ts'
import { decision } from './decision.ts'
import { decline } from './decline.ts'
import { deposit } from './deposit.ts'
import { dossier } from './dossier.ts'
import { dossiers } from './dossiers.ts'
import { file } from './file.ts'
import { journal } from './journal.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { pieces } from './pieces.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { receipt } from './receipt.ts'
import { remove } from './remove.ts'
import { review } from './review.ts'
import { section } from './section.ts'
import { sign } from './sign.ts'
import { signatory } from './signatory.ts'
import { signature } from './signature.ts'
import { start } from './start.ts'
import { takeBack } from './take-back.ts'
import { takeUp } from './take-up.ts'
import { versionPdf } from './version-pdf.ts'
import { version } from './version.ts'
import { way } from './way.ts'
import { withdraw } from './withdraw.ts'

/** The pages of dossiers. Fixed addresses come before those with a variable in their place. */
export const applicantPages: readonly Page[] = [
  ...[start, dossiers, communes, dossier],
  ...[section, review, signature, signatory, sign, takeBack],
  ...[deposit, receiptPdf, receipt, versionPdf, version, takeUp, abandon],
  ...[people, corrections, correction, messages, journal, way, file],
  ...[withdraw, remove],
  ...[decisionPdf, decision, accept, decline, pieces, appeal]
]
