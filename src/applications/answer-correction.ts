import type { Account } from '../accounts/index.ts'
import type { FileContent } from '../files/index.ts'
import {
  answersOf,
  compareRevisions,
  completeness,
  findQuestion,
  freeze,
  questionsOfSection,
  readSection,
  type Answer,
  type RevisionContent
} from '../forms/index.ts'
import { NotFound, Stale } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { accessTo, type Access } from './access.ts'
import type { DossierFile, Revision } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { keepRevision } from './freeze-revision.ts'
import type { Correction } from './screening.model.ts'
import { revisionOf } from './sign.ts'

/** As many pieces as may arrive in the same instant. */
const MAX_TRIES = 10

/** An open correction in front of the candidate: what it reopens, over the deposited version. */
export interface OpenCorrection extends Access {
  correction: Correction
  revision: Revision
  rules: NonNullable<Awaited<ReturnType<ApplicationsDeps['calls']['rules']>>>
  answers: Answer[]
  files: DossierFile[]
}

interface OnCorrection {
  account: Account
  number: string
  id: string
}

/** @throws NotFound unless this person is of the dossier and the correction is open */
export async function openCorrection(
  deps: ApplicationsDeps,
  { account, number, id }: OnCorrection
): Promise<OpenCorrection> {
  const access = await accessTo(deps, account, number)
  const { context } = access.instance.snapshot
  const { corrections, deposit } = context as {
    corrections: { id: string }[]
    deposit: { revision: number } | null
  }
  const open = corrections.some((one) => one.id === id)
  const correction = open ? await deps.models.corrections.findById(id).lean<Correction>() : null
  const revision = deposit ? await revisionOf(deps, number, deposit.revision) : null
  if (access.contents !== 'draft' || !correction || !revision)
    throw new NotFound(`correction ${id}`)
  const rules = await deps.calls.rules(access.instance.subject.call, revision.rules)
  if (!rules) throw new NotFound(`rules of ${number}`)
  const answers = (correction.answers as Answer[] | null) ?? revision.answers
  const files = (correction.files as DossierFile[] | null) ?? revision.files
  return { ...access, correction, revision, rules, answers, files }
}

/** Keeps what is being corrected, as it was typed; only what the correction reopens is read. */
export async function saveCorrection(
  deps: ApplicationsDeps,
  { input, note, ...where }: OnCorrection & { input: unknown; note: string }
): Promise<void> {
  const open = await openCorrection(deps, where)
  mustWrite(open)
  const answers = readReopened(open, input)
  await deps.models.corrections.updateOne(
    { _id: where.id },
    { $set: { answers, note: note.trim() } }
  )
}

/** Replaces the piece that the correction reopens, or adds to it. @throws FileRefused */
export async function attachToCorrection(
  deps: ApplicationsDeps,
  {
    question: asked,
    upload,
    ...where
  }: OnCorrection & {
    question: string
    upload: { name: string; content: FileContent }
  }
): Promise<void> {
  const open = await openCorrection(deps, where)
  mustWrite(open)
  const { form, settings } = open.rules.content
  const question = findQuestion(form, asked)
  if (question?.type !== 'attachment' || !open.correction.reopens.includes(asked)) {
    throw new NotFound(`piece ${asked}`)
  }
  const keptIn = ({ files }: Pick<OpenCorrection, 'files'>) =>
    question.max > 1 ? files : files.filter((file) => file.question !== asked)
  const used = keptIn(open).reduce((sum, file) => sum + file.size, 0)
  const stored = await deps.files.put(upload.content, {
    ...{ name: upload.name, max: settings.fileBytes, types: question.accept },
    left: settings.dossierBytes - used
  })
  const file: DossierFile = {
    ...{ id: newId(), question: asked, name: stored.name, type: stored.type, size: stored.size },
    ...{ sha256: stored.sha256, pages: stored.pages, at: deps.clock.now(), by: where.account.id }
  }
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const now = await openCorrection(deps, where)
    const { matchedCount } = await deps.models.corrections.updateOne(
      { _id: where.id, files: now.correction.files },
      { $set: { files: [...keptIn(now), file] } }
    )
    if (matchedCount > 0) return
  }
  throw new Stale(`pieces of correction ${where.id}`)
}

/**
 * Sends the corrected version: a new immutable revision, whose deposit keeps its date.
 * The signatory is asked again only when an answer changed, not a piece.
 */
export async function answerCorrection(
  deps: ApplicationsDeps,
  { command, ...where }: OnCorrection & { command: string }
): Promise<void> {
  const open = await openCorrection(deps, where)
  const { form } = open.rules.content
  const { problems } = completeness(form, open.answers, open.files)
  const { content, bytes, sha256 } = freeze(form, open.answers, open.files, {
    variables: { rulesVersion: String(open.revision.rules) }
  })
  const before = JSON.parse(open.revision.text) as RevisionContent
  const answersChanged = compareRevisions(before, content).answers.length > 0
  const revision =
    problems.length === 0
      ? await nextRevision(deps, {
          ...{ application: where.number, rules: open.revision.rules, sha256 },
          ...{ text: bytes.toString('utf8'), answers: answersOf(content), files: open.files },
          ...{ at: deps.clock.now(), by: where.account.id }
        })
      : 0
  await deps.engine.send({
    chart: 'application',
    id: where.number,
    event: {
      ...{ type: 'ANSWER_CORRECTION', id: where.id, revision, hash: sha256, answersChanged },
      problems: problems.map(({ question }) => question)
    },
    by: { id: where.account.id, roles: open.person.roles },
    command
  })
  await deps.models.corrections.updateOne(
    { _id: where.id },
    { $set: { state: 'answered', closedAt: deps.clock.now(), closedBy: where.account.id } }
  )
}

/** Keeps the version under the next free number; the same contents again are the same version. */
async function nextRevision(
  { models }: Pick<ApplicationsDeps, 'models'>,
  version: Omit<Revision, '_id' | 'revision'>
): Promise<number> {
  const { application, sha256 } = version
  const last = await models.revisions
    .findOne({ application }, { revision: 1, sha256: 1 })
    .sort({ revision: -1 })
    .lean()
  if (last?.sha256 === sha256) return last.revision
  const revision = (last?.revision ?? 0) + 1
  const frozen = { ...version, _id: `${application}:${revision}`, revision }
  return (await keepRevision(models, frozen)) ? revision : nextRevision({ models }, version)
}

function mustWrite({ person, correction }: OpenCorrection): void {
  if (!person.roles.includes('writer')) throw new NotFound(`correction ${correction._id}`)
}

/** Reads what the page sent, of the reopened questions only: nothing else can change. */
function readReopened({ rules, correction, answers }: OpenCorrection, input: unknown): Answer[] {
  const reopened = new Set(correction.reopens)
  const sent = typeof input === 'object' && input !== null ? Object.entries(input) : []
  const allowed = Object.fromEntries(
    sent.filter(([name, value]) => {
      const target = name.startsWith('rows.') ? String(value) : name
      return name !== 'asked' && reopened.has(target.split('.', 1)[0] ?? '')
    })
  )
  const body = { ...allowed, asked: correction.reopens }
  return rules.content.form.sections
    .filter((section) => questionsOfSection(section).some(({ id }) => reopened.has(id)))
    .reduce((read, section) => readSection(rules.content.form, section.id, body, read), answers)
}

/** Writes corrected answers that did not come from a page; those that the correction does not reopen stay. */
export async function writeCorrection(
  deps: ApplicationsDeps,
  { answers, ...where }: OnCorrection & { answers: readonly Answer[] }
): Promise<void> {
  const open = await openCorrection(deps, where)
  mustWrite(open)
  const { reopens } = open.correction
  const kept = open.answers.filter(({ id }) => !reopens.includes(id))
  const changed = answers.filter(({ id }) => reopens.includes(id))
  await deps.models.corrections.updateOne(
    { _id: where.id },
    { $set: { answers: [...kept, ...changed] } }
  )
}
