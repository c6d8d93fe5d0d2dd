import { Schema, model } from 'mongoose'
import { defineAggregate, type Instance } from '../engine/index.ts'
import type { Answer, AttachedFile } from '../forms/index.ts'
import type { DossierRole } from '../accounts/index.ts'
import type { Stage } from './listed-facts.ts'

/** What lists of dossiers show, sort and filter by. Nothing here tells an outcome before it is disclosed. */
export interface ApplicationSubject {
  number: string
  call: string
  /** name of the territory, as official lists write it; empty until it is known */
  territory: string
  leadKind: string | null
  /** code of the first département, for lists and for the constraint on places */
  departement: string | null
  density: 'rural' | 'urban' | null
  qpv: boolean
  population: number | null
  title: string
  /** answered and required questions, missing pieces */
  answered: number
  required: number
  missingPieces: number
  createdAt: Date
  depositedAt: Date | null
  officer: string | null
  stage: Stage
  late: boolean
  waitsForTeam: boolean
  undelivered: boolean
  /** came on paper: a person of the team typed it */
  onPaper: boolean
}

export type ApplicationInstance = Instance<ApplicationSubject>

/** A file of a dossier, and who put it there. */
export interface DossierFile extends AttachedFile {
  pages: number | null
  at: Date
  by: string
}

/** The answers being written: one document, changed by compare-and-set on `v`. */
export interface Draft {
  /** number of the dossier */
  _id: string
  v: number
  call: string
  /** version of the rules under which it is written */
  rules: number
  answers: Answer[]
  files: DossierFile[]
  /** section → `v` of its last change, so that two tabs on two sections do not hinder each other */
  sections: Record<string, number>
  updatedAt: Date
  updatedBy: string
}

/** One frozen version: the exact bytes that were signed, deposited and read. Never changed. */
export interface Revision {
  /** `VAC-0017:3` */
  _id: string
  application: string
  revision: number
  rules: number
  /** the exact bytes that were hashed, with the questions as they were worded */
  text: string
  sha256: string
  answers: Answer[]
  files: DossierFile[]
  at: Date
  by: string
}

/** Somebody of a dossier. Kept after they leave, so that the journal can be read. */
export interface Member {
  /** `VAC-0017:account` */
  _id: string
  application: string
  account: string
  name: string
  /** what they do there, such as « maire »; empty when nobody said */
  quality: string
  roles: DossierRole[]
  invitedAt: Date
  invitedBy: string
  leftAt: Date | null
}

/** Proof of a deposit, checked by anybody who holds its code. */
export interface Receipt {
  /** the code, such as `7K4M-92QD-X3HT` */
  _id: string
  command: string
  application: string
  call: string
  territory: string
  revision: number
  sha256: string
  receivedAt: Date
  /** how it came, who signed the paper, and the account that typed it; null online, and once erased */
  paper: PaperFacts | null
}

export interface PaperFacts {
  how: string
  signedBy: string
  quality: string
  enteredBy: string
}

/** Why somebody sees nothing of a dossier, whatever their roles. */
export interface Recusal {
  /** `VAC-0017:account` */
  _id: string
  application: string
  account: string
  link: string
  at: Date
}

const text = { type: String, required: true }
const empty = { type: String, default: '' }
const date = { type: Date, required: true }
const whole = { type: Number, required: true }
const yesOrNo = { type: Boolean, default: false }
const mixed = { type: Schema.Types.Mixed, required: true }
const maybe = <T>(type: T) => ({ type, default: null })
const options = { versionKey: false, minimize: false } as const

/** The collections of dossiers. */
export const applicationModels = {
  applications: defineAggregate<ApplicationSubject>(
    'Application',
    {
      ...{ number: text, call: text, territory: empty, leadKind: maybe(String) },
      ...{ departement: maybe(String), density: maybe(String), population: maybe(Number) },
      ...{ qpv: { type: Boolean, default: false }, title: empty },
      ...{ answered: whole, required: whole, missingPieces: whole },
      ...{ createdAt: date, depositedAt: maybe(Date), officer: maybe(String) },
      onPaper: { type: Boolean, default: false },
      ...{ stage: text, late: yesOrNo, waitsForTeam: yesOrNo, undelivered: yesOrNo }
    },
    // which list each serves: docs/performance.md
    [
      { 'subject.call': 1, _id: 1 },
      { 'subject.call': 1, lastAt: 1, _id: 1 },
      // what the clock will do next in one call, however many others there are
      { 'subject.call': 1, pollAt: 1, _id: 1 },
      { 'subject.call': 1, 'subject.depositedAt': 1 },
      { 'subject.call': 1, 'subject.territory': 1, _id: 1 },
      { 'subject.call': 1, 'subject.stage': 1, _id: 1 },
      { 'subject.call': 1, 'subject.stage': 1, pollAt: 1, _id: 1 },
      { 'subject.call': 1, 'subject.late': 1, 'subject.stage': 1 },
      { 'subject.call': 1, 'subject.officer': 1, 'subject.stage': 1 },
      { 'subject.call': 1, 'subject.waitsForTeam': 1, 'subject.officer': 1, pollAt: 1, _id: 1 },
      { 'subject.call': 1, 'subject.undelivered': 1 }
    ]
  ),
  drafts: model(
    'Draft',
    new Schema<Draft>(
      {
        ...{ _id: text, v: whole, call: text, rules: whole },
        ...{ answers: mixed, files: mixed, sections: mixed, updatedAt: date, updatedBy: text }
      },
      { ...options, collection: 'drafts' }
    )
  ),
  revisions: model(
    'Revision',
    new Schema<Revision>(
      {
        ...{ _id: text, application: { ...text, index: true }, revision: whole, rules: whole },
        ...{ text, sha256: text, answers: mixed, files: mixed, at: date, by: text }
      },
      { ...options, collection: 'revisions' }
    )
  ),
  members: model(
    'Member',
    new Schema<Member>(
      {
        ...{ _id: text, application: { ...text, index: true }, account: { ...text, index: true } },
        ...{ name: empty, quality: empty, roles: [String] },
        ...{ invitedAt: date, invitedBy: text, leftAt: maybe(Date) }
      },
      { ...options, collection: 'members' }
    )
  ),
  receipts: model(
    'Receipt',
    new Schema<Receipt>(
      {
        ...{ _id: text, command: { ...text, unique: true }, application: { ...text, index: true } },
        ...{ call: text, territory: empty, revision: whole, sha256: text, receivedAt: date },
        paper: maybe(Schema.Types.Mixed)
      },
      { ...options, collection: 'receipts' }
    )
  ),
  recusals: model(
    'Recusal',
    new Schema<Recusal>(
      {
        ...{ _id: text, application: { ...text, index: true }, account: { ...text, index: true } },
        ...{ link: text, at: date }
      },
      { ...options, collection: 'recusals' }
    )
  ),
  counters: model(
    'Counter',
    new Schema<{ _id: string; last: number }>(
      { _id: text, last: whole },
      { ...options, collection: 'counters' }
    )
  )
}

export type ApplicationModels = typeof applicationModels
