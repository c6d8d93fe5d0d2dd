import type { Readable } from 'node:stream'
import type { Account } from '../accounts/index.ts'
import { findQuestion } from '../forms/index.ts'
import { BadInput, NotFound, Stale } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import type { DossierFile, Draft } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { openDraft, writeDraft, type OpenDraft } from './draft.ts'
import { refuseUnlessEditable } from './editable.ts'

interface Upload {
  name: string
  content: Readable | Buffer
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
  const file = await storeFor(deps, open, account, question, upload)
  await change(deps, account, number, question, (files) => [
    ...files.filter((one) => !isReplaced(open, one)),
    file
  ])
  return file

  /** The new file is whole before the old one goes. */
  function isReplaced({ rules }: OpenDraft, old: DossierFile): boolean {
    const asked = findQuestion(rules.content.form, question)
    return old.question === question && asked?.type === 'attachment' && asked.max === 1
  }
}

/** @throws Refusal when the dossier cannot be written now */
export async function removeFile(
  deps: ApplicationsDeps,
  { account, number, id }: { account: Account; number: string; id: string }
): Promise<void> {
  await change(deps, account, number, 'pieces', (files) => files.filter((file) => file.id !== id))
}

async function storeFor(
  { files, clock }: ApplicationsDeps,
  { draft, rules }: OpenDraft,
  account: Account,
  questionId: string,
  { name, content }: Upload
): Promise<DossierFile> {
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
  const stored = await files.put(content, {
    name,
    max: settings.fileBytes,
    left: settings.dossierBytes - used,
    types: question.accept
  })
  return {
    id: newId(),
    question: questionId,
    ...{ name: stored.name, type: stored.type, size: stored.size, sha256: stored.sha256 },
    ...{ pages: stored.pages, at: clock.now(), by: account.id }
  }
}

/** Writes the list of files; a save in between changes answers only, and is kept. */
async function change(
  deps: ApplicationsDeps,
  account: Account,
  number: string,
  section: string,
  edit: (files: DossierFile[]) => DossierFile[]
): Promise<Draft> {
  for (let tries = 0; ; tries += 1) {
    const open = await openDraft(deps, { account, number })
    refuseUnlessEditable(open)
    try {
      return await writeDraft(deps, open, { files: edit(open.draft.files) }, section)
    } catch (error) {
      if (!(error instanceof Stale) || tries >= 10) throw error
    }
  }
}
