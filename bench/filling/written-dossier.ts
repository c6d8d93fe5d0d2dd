import type {
  ApplicationInstance,
  Correction,
  DossierFile,
  Draft,
  Member,
  Receipt,
  Revision,
  Screening
} from '../../src/applications/index.ts'
import type { CallContent, Calendar } from '../../src/calls/index.ts'
import type { Answer } from '../../src/forms/index.ts'
import type { Declaration, ReadingSheet } from '../../src/reviews/review.model.ts'

/** Everything that is written about one dossier, by collection. */
export interface DossierDocuments {
  application: ApplicationInstance
  draft: Draft
  revisions: Revision[]
  members: Member[]
  receipts: Receipt[]
  screening: Screening | null
  corrections: Correction[]
  declarations: Declaration[]
  sheets: ReadingSheet[]
}

/** The call that a dossier answers, as its sealed rules say it. */
export interface WrittenCall {
  number: string
  rules: number
  content: CallContent
  /** its dates as instants */
  calendar: Calendar
}

export interface Someone {
  id: string
  name: string
}

/** Writes one dossier after another, with the verbs' names; each says when it is done. */
export interface DossierWriter {
  start(at: Date, writer: Someone, command: string): Promise<void>
  write(at: Date, writer: Someone, answers: Answer[], section?: string): void
  attach(at: Date, writer: Someone, file: DossierFile): void
  askSignature(at: Date, writer: Someone, signatory: Someone, command: string): Promise<void>
  sign(at: Date, signatory: Someone, command: string): Promise<void>
  deposit(at: Date, writer: Someone, receipt: { code: string; command: string }): Promise<void>
  close(at: Date, command: string): Promise<void>
  letterAvailable(at: Date, letter: string, ref: string, command: string): Promise<void>
  withdraw(at: Date, writer: Someone, remark: string, command: string): Promise<void>
  assignOfficer(at: Date, officer: Someone, by: Someone, command: string): Promise<void>
  check(at: Date, officer: Someone): void
  requestCorrection(at: Date, officer: Someone, asked: AskedCorrection): Promise<void>
  declareAdmissible(at: Date, officer: Someone, command: string): Promise<void>
  assignReader(at: Date, officer: Someone, reader: Someone, command: string): Promise<void>
  read(at: Date, reader: Someone, reading: WrittenReading): Promise<void>
  /** lets time pass, then hands everything over; the writer is ready for the next dossier */
  finish(at: Date): Promise<DossierDocuments>
}

interface AskedCorrection {
  command: string
  kind: Correction['kind']
  reopens: string[]
  message: string
  dueAt: Date
}

interface WrittenReading {
  levels: Record<string, number>
  comments: Record<string, string>
  /** undefined: begun and not finished */
  command?: string
}
