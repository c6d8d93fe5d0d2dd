import type { Account } from '../accounts/index.ts'
import { FileRefused, type FileContent, type FileType } from '../files/index.ts'
import { findQuestion } from '../forms/index.ts'
import { BadInput, NotFound, Stale } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import type { DossierFile, Draft } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { openDraft, writeDraft, type OpenDraft } from './draft.ts'
import { refuseUnlessEditable } from './editable.ts'

interface Upload {
  name: string
  content: FileContent
}

/**
 * Adds a file to a dossier being written. It is on disk, whole and checked, before the draft names it.
 * Where one file is asked, it takes the place of the one that is there.
 * @throws FileRefused with the reader's reason, BadInput when the question takes no more files, Refusal
 */
export async function attachFile(
  deps: ApplicationsDeps,
  {
    account,
    number,
    question,
    upload
  }: { account: Account; number: string; question: string; upload: Upload }
): Promise<DossierFile> {
  const open = await openDraft(deps, { account, number })
  refuseUnlessEditable(open)
  const room = roomFor(open, question)
  const stored = await deps.files.put(upload.content, { name: upload.name, ...room })
  const { sha256, type, size, pages, name } = stored
  const file: DossierFile = {
    ...{ id: newId(), question, name, type, size, sha256, pages },
    ...{ at: deps.clock.now(), by: account.id }
  }
  await change(deps, account, number, question, (now) => {
    // others may have sent files while this one arrived
    const { left, kept } = roomFor(now, question)
    if (size > left) throw new FileRefused('dossier-too-large', { size, left, name })
    return [...kept, file]
  })
  return file
}

/** @throws Refusal when the dossier cannot be written now */
export async function removeFile(
  deps: ApplicationsDeps,
  { account, number, id }: { account: Account; number: string; id: string }
): Promise<void> {
  await change(deps, account, number, 'pieces', ({ draft }) =>
    draft.files.filter((file) => file.id !== id)
  )
}

interface Room {
  /** the files that stay beside the new one: where one is asked, it takes the place of the one that is there */
  kept: DossierFile[]
  types: FileType[]
  /** bytes of one file, and those that the dossier may still take */
  max: number
  left: number
}

/** @throws NotFound when this is no piece, BadInput when it takes no more files */
function roomFor({ draft, rules }: OpenDraft, questionId: string): Room {
  const { form, settings } = rules.content
  const question = findQuestion(form, questionId)
  if (question?.type !== 'attachment') throw new NotFound(`piece ${questionId}`)
  const already = draft.files.filter((file) => file.question === questionId)
  if (question.max > 1 && already.length >= question.max) {
    const params = { max: question.max }
    throw new BadInput([{ field: questionId, code: 'application.too-many-files', params }])
  }
  const kept =
    question.max > 1 ? draft.files : draft.files.filter((file) => !already.includes(file))
  const used = kept.reduce((sum, file) => sum + file.size, 0)
  const left = Math.max(0, settings.dossierBytes - used)
  return { kept, types: question.accept, max: settings.fileBytes, left }
}

/** Writes the list of files; a save in between changes answers only, and is kept. */
async function change(
  deps: ApplicationsDeps,
  account: Account,
  number: string,
  section: string,
  edit: (open: OpenDraft) => DossierFile[]
): Promise<Draft> {
  for (let tries = 0; ; tries += 1) {
    const open = await openDraft(deps, { account, number })
    refuseUnlessEditable(open)
    try {
      return await writeDraft(deps, open, { files: edit(open) }, section)
    } catch (error) {
      if (!(error instanceof Stale) || tries >= 10) throw error
    }
  }
}
