import type { Account } from '../../accounts/index.ts'
import type { ApplicationInstance, DossierFile, Revision } from '../../applications/index.ts'
import type { CallContent } from '../../calls/index.ts'
import type { FileContent } from '../../files/index.ts'
import { completeness, findQuestion, visibilityOf, questionsOf } from '../../forms/index.ts'
import { factsOf } from '../../reviews/index.ts'
import { isDuplicateKey, NotFound, Stale } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import type { OnDossier, SelectionDeps } from '../selection-deps.ts'
import type { LatePieces } from '../selection.model.ts'
import { refuse } from '../session/refuse.ts'
import { isDisclosed } from './answer-of.ts'

/** The pieces asked of a selected dossier only: the bank details, the vote that was scheduled. */
export interface WantedPieces {
  instance: ApplicationInstance
  content: CallContent
  v: number
  files: DossierFile[]
  /** ids of the questions asked after the selection that apply to this dossier */
  asked: string[]
  /** those still without their file */
  missing: string[]
}

/**
 * What a selected dossier must still bring.
 * @throws NotFound unless it is selected, told so, and this person belongs to it or to the team
 */
export async function wantedPieces(
  deps: SelectionDeps,
  { account, number }: { account: Account; number: string }
): Promise<WantedPieces> {
  const { instance } = await deps.applications.access(account, number)
  const facts = factsOf(instance)
  if (!isDisclosed(instance) || facts.outcome?.kind !== 'selected' || !facts.deposit) {
    throw new NotFound(`pieces of ${number}`)
  }
  return piecesOf(deps, instance, facts.deposit.revision)
}

async function piecesOf(
  deps: Pick<SelectionDeps, 'applications' | 'models' | 'calls'>,
  instance: ApplicationInstance,
  version: number
): Promise<WantedPieces> {
  const number = instance._id
  const [revision, late, rules] = await Promise.all([
    deps.applications.revision(number, version),
    deps.models.pieces.findById(number).lean<LatePieces>(),
    deps.calls.rules(instance.subject.call)
  ])
  if (!revision || !rules) throw new Error(`Version or rules of ${number} are missing.`)
  const files = late?.files ?? []
  const { asked, missing } = piecesIn(rules.content, revision, files)
  return { instance, content: rules.content, v: late?.v ?? 0, files, asked, missing }
}

/** Questions whose piece a dossier still owes after its selection, for the letters that name them. */
export async function missingPieces(
  deps: Pick<SelectionDeps, 'applications' | 'models' | 'calls'>,
  number: string
): Promise<string[]> {
  const instance = await deps.applications.models.applications
    .findById(number)
    .lean<ApplicationInstance>()
  const deposit = instance && factsOf(instance).deposit
  return deposit ? (await piecesOf(deps, instance, deposit.revision)).missing : []
}

/** Pieces that the form asks after the selection, given what was answered, and those that are not there. */
export function piecesIn(
  { form }: Pick<CallContent, 'form'>,
  revision: Pick<Revision, 'answers' | 'files'>,
  late: readonly DossierFile[]
): { asked: string[]; missing: string[] } {
  const { answers } = revision
  const files = [...revision.files, ...late]
  const visibility = visibilityOf(form, answers, 'selection')
  const asked = questionsOf(form)
    .filter(({ id, after }) => after === 'selection' && visibility.isShown(id))
    .map(({ id }) => id)
  const { problems } = completeness(form, answers, files, 'selection')
  const lacking = new Set(problems.map(({ question }) => question))
  return { asked, missing: asked.filter((id) => lacking.has(id)) }
}

/** Adds one piece. It is on disk, whole and checked, before anything names it. @throws FileRefused, BadInput */
export async function attachPiece(
  deps: SelectionDeps,
  {
    account,
    number,
    question: id,
    upload
  }: {
    account: Account
    number: string
    question: string
    upload: { name: string; content: FileContent }
  }
): Promise<DossierFile> {
  const { content, files, asked } = await forWriter(deps, account, number)
  const question = findQuestion(content.form, id)
  if (question?.type !== 'attachment' || !asked.includes(id)) throw new NotFound(`piece ${id}`)
  if (files.filter((file) => file.question === id).length >= question.max) {
    refuse('too-many-files', { max: question.max }, id)
  }
  const { fileBytes, dossierBytes } = content.settings
  const stored = await deps.files.put(upload.content, {
    ...{ name: upload.name, max: fileBytes, types: question.accept },
    left: dossierBytes - files.reduce((sum, file) => sum + file.size, 0)
  })
  const { name, type, size, sha256, pages } = stored
  const file: DossierFile = {
    ...{ id: newId(), question: id, name, type, size, sha256, pages },
    ...{ at: deps.clock.now(), by: account.id }
  }
  await changePieces(deps, { account, number }, (held) => [...held, file])
  return file
}

/** Takes one piece back, until they are all sent. */
export function removePiece(
  deps: SelectionDeps,
  { account, number, id }: { account: Account; number: string; id: string }
): Promise<void> {
  return changePieces(deps, { account, number }, (held) => held.filter((file) => file.id !== id))
}

/** Sends the pieces. The chart refuses while one is missing, and says how many. */
export async function providePieces(
  deps: SelectionDeps,
  { account, number, command }: OnDossier
): Promise<void> {
  const { person } = await deps.applications.access(account, number)
  const { missing } = await wantedPieces(deps, { account, number })
  const event = { type: 'PROVIDE_PIECES', missing }
  const by = { id: account.id, roles: person.roles }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}

async function forWriter(deps: SelectionDeps, account: Account, number: string) {
  const { person } = await deps.applications.access(account, number)
  const wanted = await wantedPieces(deps, { account, number })
  if (!person.roles.includes('writer')) throw new NotFound(`pieces of ${number}`)
  const open = wanted.instance.states.some((state) => /\.accepted\.pieces/.test(state))
  if (!open) refuse('pieces-not-open')
  return wanted
}

const MAX_TRIES = 10

async function changePieces(
  deps: SelectionDeps,
  { account, number }: { account: Account; number: string },
  edit: (held: DossierFile[]) => DossierFile[]
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { v, files } = await forWriter(deps, account, number)
    const changed = { files: edit(files), v: v + 1 }
    try {
      const { matchedCount, upsertedCount } = await deps.models.pieces.updateOne(
        { _id: number, v },
        { $set: changed },
        { upsert: v === 0 }
      )
      if (matchedCount + upsertedCount > 0) return
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  throw new Stale(`pieces of ${number}`)
}

/** The hashes of the files brought after the decision, for whoever removes those that nothing names. */
export async function* piecesNamed({
  models
}: Pick<SelectionDeps, 'models'>): AsyncGenerator<string> {
  const found = models.pieces.find({}, { 'files.sha256': 1 }).lean<LatePieces[]>().cursor()
  for await (const { files } of found) for (const { sha256 } of files) yield sha256
}
