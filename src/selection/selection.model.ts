import { Schema, model } from 'mongoose'
import type { SessionEntry } from './session/session-event.ts'
import type { DossierFile } from '../applications/index.ts'

/** The journal of a jury's work on one call: convened, present, voted, drawn. Everything else follows from it. */
export interface DeliberationDocument {
  /** number of the call */
  _id: string
  v: number
  entries: SessionEntry[]
}

/** One proposal, frozen: what was ranked, by which rules, with what outcome. Never changed. */
export interface SelectionDocument {
  /** SHA-256 of the text */
  _id: string
  call: string
  /** canonical JSON of a `FrozenSelection` */
  text: string
  at: Date
  by: string
}

/** Words for one dossier's letter, prepared by people before the decision is signed. */
export interface DecisionDraft {
  /** number of the dossier */
  _id: string
  v: number
  call: string
  /** what convinced, or what was missing, in a few sentences */
  opening: string
  /** what must be brought before the agreement */
  conditions: string[]
  /** criterion → the readers' notes, merged into one */
  comments: Record<string, string>
  updatedAt: Date
  updatedBy: string
}

/** What the authority signed: for a whole call, or for one dossier in place of an earlier one. */
export interface Decision {
  _id: string
  command: string
  call: string
  /** `2027-01-D1` */
  number: string
  kind: 'initial' | 'replacement'
  selection: string
  /** of the decision that this one replaces, and the remark that says why */
  replaces: string | null
  reason: string | null
  signer: { account: string; name: string; as: 'authority' | 'deputy' }
  at: Date
  /** the exact bytes that were hashed: canonical JSON */
  text: string
  sha256: string
}

/** The part of a decision that one dossier receives, with the code by which anybody checks it. */
export interface DossierDecision {
  /** `<decision>:VAC-0017` */
  _id: string
  decision: string
  call: string
  application: string
  code: string
  /** canonical JSON of a `DecisionSheet` */
  text: string
  sha256: string
}

/** Pieces asked of a selected dossier, after the decision. */
export interface LatePieces {
  /** number of the dossier */
  _id: string
  v: number
  files: DossierFile[]
}

/** One version of the minutes, as its readers have it. */
export interface MinutesVersion {
  /** `2027-01:2` */
  _id: string
  call: string
  version: number
  /** canonical JSON of `Minutes` */
  text: string
  sha256: string
  at: Date
  by: string
  approvals: { account: string; at: Date; remark: string | null }[]
  /** of these very bytes: the chair's and the secretary's make it final */
  signatures: { account: string; name: string; as: 'chair' | 'secretary'; at: Date }[]
}

const text = { type: String, required: true }
const date = { type: Date, required: true }
const whole = { type: Number, required: true }
const mixed = { type: Schema.Types.Mixed, required: true }
const maybe = <T>(type: T) => ({ type, default: null })
const indexed = { type: String, required: true, index: true }
const unique = { type: String, required: true, unique: true }
const options = { versionKey: false, minimize: false } as const

/** The collections of the jury's work, decisions and minutes. */
export const selectionModels = {
  deliberations: model(
    'Deliberation',
    new Schema<DeliberationDocument>(
      { _id: text, v: whole, entries: mixed },
      { ...options, collection: 'deliberations' }
    )
  ),
  selections: model(
    'Selection',
    new Schema<SelectionDocument>(
      { _id: text, call: indexed, text, at: date, by: text },
      { ...options, collection: 'selections' }
    )
  ),
  drafts: model(
    'DecisionDraft',
    new Schema<DecisionDraft>(
      {
        ...{ _id: text, v: whole, call: indexed, opening: { type: String, default: '' } },
        ...{ conditions: [String], comments: mixed, updatedAt: date, updatedBy: text }
      },
      { ...options, collection: 'decision_drafts' }
    )
  ),
  decisions: model(
    'Decision',
    new Schema<Decision>(
      {
        ...{ _id: text, command: unique, call: indexed, number: text, kind: text },
        ...{ selection: text, replaces: maybe(String), reason: maybe(String) },
        ...{ signer: mixed, at: date, text, sha256: text }
      },
      { ...options, collection: 'decisions' }
    )
  ),
  sheets: model(
    'DossierDecision',
    new Schema<DossierDecision>(
      {
        ...{ _id: text, decision: indexed, call: indexed, application: indexed },
        ...{ code: unique, text, sha256: text }
      },
      { ...options, collection: 'dossier_decisions' }
    )
  ),
  pieces: model(
    'LatePieces',
    new Schema<LatePieces>(
      { _id: text, v: whole, files: mixed },
      { ...options, collection: 'late_pieces' }
    )
  ),
  minutes: model(
    'MinutesVersion',
    new Schema<MinutesVersion>(
      {
        ...{ _id: text, call: indexed, version: whole, text, sha256: text, at: date, by: text },
        ...{ approvals: mixed, signatures: mixed }
      },
      { ...options, collection: 'minutes' }
    )
  )
}

export type SelectionModels = typeof selectionModels
