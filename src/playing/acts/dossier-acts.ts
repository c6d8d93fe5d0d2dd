import type { Account } from '../../accounts/index.ts'
import type { Answers } from '../../forms/index.ts'
import type { Services } from '../../services.ts'

interface On {
  account: Account
  number: string
}

/** A piece as it is sent: its question, and a file. */
export interface Piece {
  question: string
  upload: { name: string; content: Buffer }
}

/** Types the answers and sends the pieces of a draft. */
export async function writeDossier(
  { applications }: Pick<Services, 'applications'>,
  { account, number }: On,
  { answers, pieces }: { answers: Answers; pieces: readonly Piece[] }
): Promise<void> {
  await applications.writeAnswers({ account, number, answers: [...answers] })
  for (const piece of pieces) await applications.attachFile({ account, number, ...piece })
}

/** The signatory validates the version in front of them. */
export async function signProposed(
  { applications }: Pick<Services, 'applications'>,
  { account, number, command }: On & { command: string }
): Promise<void> {
  const { sha256 } = await applications.proposedRevision({ account, number })
  await applications.sign({ account, number, hash: sha256, command })
}

/** Every point that staff check by hand is found conform, unless it already was. */
export async function checkAll(
  { applications }: Pick<Services, 'applications'>,
  { account, number }: On
): Promise<void> {
  const { unchecked, rules, checks } = await applications.openScreening({ account, number })
  const left = rules.content.checks.filter(
    ({ id }) => unchecked.includes(id) || checks[id]?.verdict === 'to-correct'
  )
  for (const { id } of left) {
    await applications.checkPoint({ account, number, point: id, verdict: 'conform', note: '' })
  }
}

/** One reading from the declaration to its end. */
export async function readDossier(
  { reviews }: Pick<Services, 'reviews'>,
  { account, call, number, command }: On & { call: string; command: string },
  scored: { levels: Record<string, number>; comments: Record<string, string> }
): Promise<void> {
  await reviews.declareInterests({
    ...{ account, call, dossiers: [{ number, link: null }] },
    command: `${command}:no-link`
  })
  const entry = { ...scored, notes: '' }
  const expect = await reviews.saveReading({ account, number, expect: 0, entry })
  await reviews.finishReading({ account, number, expect, command })
}

/** The words of one candidate's letter, over those that were there. */
export async function writeLetterWords(
  { selection }: Pick<Services, 'selection'>,
  { account, number }: On,
  words: { opening: string; conditions: string[]; comments: Record<string, string> }
): Promise<void> {
  const { v } = await selection.openDecisionDraft({ account, number })
  await selection.draftDecision({ account, number, expect: v, words })
}
