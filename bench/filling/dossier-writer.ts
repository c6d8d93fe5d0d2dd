import { describe } from '../../src/applications/describe.ts'
import type {
  ApplicationInstance,
  Correction,
  Draft,
  Member,
  Receipt,
  Revision,
  Screening
} from '../../src/applications/index.ts'
import { chartSettings } from '../../src/applications/index.ts'
import type { Actor, ChartEvent } from '../../src/engine/index.ts'
import { answersOf, freeze } from '../../src/forms/index.ts'
import type { Declaration, ReadingSheet } from '../../src/reviews/review.model.ts'
import { engineDesk, type Desk } from './engine-desk.ts'
import type { DossierWriter, Someone, WrittenCall } from './written-dossier.ts'

const CHART = 'application'
const role = (who: Someone, roles: string[]): Actor => ({ id: who.id, roles })

/**
 * The engine on a store in memory, and the documents beside it made by the same pure functions as the
 * verbs use (`describe`, `freeze`): what takes the verbs tens of round trips takes a millisecond. That both
 * write the same is tested in `test/bench/`.
 */
export function dossierWriter(): { begin(call: WrittenCall, number: string): DossierWriter } {
  const desk = engineDesk()
  return { begin: (call, number) => writerOf({ call, number, ...desk.cleared() }) }
}

type Writing = Desk & { call: WrittenCall; number: string }

function writerOf({ call, number, engine, store, moveTo }: Writing): DossierWriter {
  const { content, rules } = call
  const { calendar } = call
  const form = content.form
  let draft: Draft | undefined
  let checks: Screening['checks'] = {}
  const members = new Map<string, Member>()
  const revisions: Revision[] = []
  const receipts: Receipt[] = []
  const corrections: Correction[] = []
  const declarations: Declaration[] = []
  const sheets: ReadingSheet[] = []

  const send = async (
    at: Date,
    event: ChartEvent,
    by: Actor,
    command: string,
    set: object = {}
  ): Promise<void> => {
    await moveTo(at)
    await engine.send({ chart: CHART, id: number, event, by, command, set })
    await engine.drain({ chart: CHART, id: number })
  }
  const context = async () => {
    const instance = await store.read(number)
    if (!instance) throw new Error(`${number} was not begun.`)
    return instance.snapshot.context
  }
  const drafted = (): Draft => {
    if (!draft) throw new Error(`${number} was not begun.`)
    return draft
  }
  const change = (
    at: Date,
    { id }: Someone,
    section: string,
    changed: Partial<Pick<Draft, 'answers' | 'files'>>
  ) => {
    const before = drafted()
    draft = {
      ...before,
      ...changed,
      ...{ v: before.v + 1, updatedAt: at, updatedBy: id },
      sections: { ...before.sections, [section]: before.v + 1 }
    }
  }
  const join = (at: Date, who: Someone, given: Member['roles'][number], by: string, quality = '') =>
    members.set(who.id, {
      ...{ _id: `${number}:${who.id}`, application: number, account: who.id, name: who.name },
      ...{ quality, roles: [given], invitedAt: at, invitedBy: by, leftAt: null }
    })
  const frozen = (at: Date, by: Someone): Revision => {
    const { answers, files } = drafted()
    const made = freeze(form, answers, files, { variables: { rulesVersion: String(rules) } })
    const revision = revisions.length + 1
    const kept: Revision = {
      ...{ _id: `${number}:${revision}`, application: number, revision, rules },
      ...{ text: made.bytes.toString('utf8'), sha256: made.sha256 },
      ...{ answers: answersOf(made.content), files, at, by: by.id }
    }
    revisions.push(kept)
    draft = { ...drafted(), v: drafted().v + 1 }
    return kept
  }
  const subject = () => describe(content, drafted())

  return {
    async start(at, writer, command) {
      await moveTo(at)
      join(at, writer, 'writer', writer.id)
      draft = {
        ...{ _id: number, v: 1, call: call.number, rules, answers: [], files: [], sections: {} },
        ...{ updatedAt: at, updatedBy: writer.id }
      }
      await engine.start({
        ...{ chart: CHART, id: number, command, by: role(writer, ['writer']) },
        input: {
          ...{ number, call: call.number, signatory: null, onPaper: false, calendar },
          settings: chartSettings(content)
        },
        subject: {
          ...{ number, call: call.number, territory: '', leadKind: null, departement: null },
          ...{ density: null, qpv: false, population: null, title: '', answered: 0, required: 0 },
          ...{ missingPieces: 0, createdAt: at, depositedAt: null, officer: null, onPaper: false },
          ...{ stage: 'notDeposited', late: false, waitsForTeam: false, undelivered: false }
        }
      })
    },
    write: (at, writer, answers, section = 'all') => change(at, writer, section, { answers }),
    attach: (at, writer, file) =>
      change(at, writer, file.question, { files: [...drafted().files, file] }),
    async askSignature(at, writer, signatory, command) {
      const { revision, sha256: hash } = frozen(at, writer)
      const named = drafted().answers.find(({ id }) => id === 'signatory')?.value as
        { role: string } | undefined
      join(at, signatory, 'signatory', writer.id, named?.role)
      const event = {
        ...{ type: 'ASK_SIGNATURE', revision, hash, signatory: signatory.id, problems: [] },
        closesAt: calendar.closesAt
      }
      await send(at, event, role(writer, ['writer']), command)
    },
    async sign(at, signatory, command) {
      const { revision, hash } = (await context())['proposed'] as { revision: number; hash: string }
      await send(at, { type: 'SIGN', revision, hash }, role(signatory, ['signatory']), command)
    },
    async deposit(at, writer, { code, command }) {
      const signed = (await context())['signed'] as { revision: number; hash: string } | null
      const fresh = signed ? null : frozen(at, writer)
      const revision = signed?.revision ?? fresh?.revision ?? 0
      const hash = signed?.hash ?? fresh?.sha256 ?? ''
      receipts.push({
        ...{ _id: code, command, application: number, call: call.number },
        ...{ territory: subject().territory ?? '', revision, sha256: hash },
        ...{ receivedAt: at, paper: null }
      })
      const event = {
        ...{ type: 'DEPOSIT', revision, hash, receivedAt: at.getTime() },
        ...{ closesAt: calendar.closesAt, receipt: code, problems: [] }
      }
      await send(at, event, role(writer, ['writer']), command, { depositedAt: at })
    },
    close: (at, command) =>
      send(
        at,
        { type: 'CLOSE_DEPOSITS', closesAt: calendar.closesAt, receipt: '' },
        { id: `call:${call.number}`, roles: ['call'] },
        command
      ),
    letterAvailable: (at, letter, ref, command) =>
      send(
        at,
        { type: 'LETTER_AVAILABLE', letter, ref, at: at.getTime() },
        { id: 'messaging', roles: ['messaging'] },
        command
      ),
    withdraw: (at, writer, remark, command) =>
      send(at, { type: 'WITHDRAW', reason: remark }, role(writer, ['writer']), command),
    assignOfficer: (at, officer, by, command) =>
      send(at, { type: 'ASSIGN_OFFICER', officer: officer.id }, role(by, ['officer']), command, {
        officer: officer.id
      }),
    check(at, officer) {
      const verdict = { verdict: 'conform' as const, by: officer.id, at, note: '' }
      checks = Object.fromEntries(content.checks.map(({ id }) => [id, { ...verdict }]))
    },
    async requestCorrection(at, officer, { command, kind, reopens, message, dueAt }) {
      const id = `correction:${command}`
      corrections.push({
        ...{ _id: id, application: number, call: call.number, kind, reopens, message },
        ...{ rank: corrections.length + 1, requestedBy: officer.id, requestedAt: at, dueAt },
        ...{ state: 'open', answers: null, files: null, closedAt: null, closedBy: null, note: '' }
      })
      const event = { type: 'REQUEST_CORRECTION', id, kind, reopens, dueAt: dueAt.getTime() }
      await send(at, event, role(officer, ['officer']), command)
    },
    declareAdmissible: (at, officer, command) =>
      send(
        at,
        { type: 'DECLARE_ADMISSIBLE', unchecked: 0, failing: 0 },
        role(officer, ['officer']),
        command
      ),
    assignReader: (at, officer, reader, command) =>
      send(
        at,
        { type: 'ASSIGN_READER', reader: reader.id, recused: [] },
        role(officer, ['officer']),
        command
      ),
    async read(at, reader, { levels, comments, command }) {
      const _id = `${number}:${reader.id}`
      const of = { call: call.number, application: number }
      declarations.push({ _id, ...of, account: reader.id, link: null, text: '', at })
      sheets.push({
        ...{ _id, v: 1, ...of, reader: reader.id, levels, comments, notes: '' },
        ...{ startedAt: at, updatedAt: at, frozenAt: command === undefined ? null : at }
      })
      if (command === undefined) return
      const event = { type: 'FINISH_READING', reader: reader.id, levels, missing: 0 }
      await send(at, event, role(reader, ['committee']), command)
    },
    async finish(at) {
      await moveTo(at)
      const instance = await store.read(number)
      if (!instance) throw new Error(`${number} was not begun.`)
      const touched = drafted().v > 1
      return {
        application: {
          ...instance,
          subject: { ...instance.subject, ...(touched ? subject() : {}) }
        } as unknown as ApplicationInstance,
        ...{ draft: drafted(), revisions, members: [...members.values()], receipts },
        screening:
          Object.keys(checks).length > 0
            ? { _id: number, v: Object.keys(checks).length, checks }
            : null,
        ...{ corrections, declarations, sheets }
      }
    }
  }
}
