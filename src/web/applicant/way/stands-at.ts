import type { StateInWords } from '../../../engine/index.ts'
import { stateLabel } from '../../refusals/index.ts'
import { fileState } from '../dossier/stage-of.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'

const NO_APPEAL = 'appeal.none'

/**
 * Where a dossier stands, as its candidate may know it: every state that is called the same, so that the drawing
 * tells no more than the words. Until the answer is opened, all outcomes are still ahead.
 */
export function standsAt(
  { instance, voice, answerRead }: Pick<OpenDossier, 'instance' | 'voice' | 'answerRead'>,
  words: readonly StateInWords[]
): { here: string[]; from: string[] } {
  const state = fileState(instance)
  const name = stateLabel(voice, 'application', state, { answerRead })
  const called = words.filter((one) => one.name === name).map(({ path }) => path)
  const appeal = instance.states.filter((one) => one.startsWith('appeal') && one !== NO_APPEAL)
  const sealed = state.startsWith('file.answered') && !answerRead
  const from = sealed
    ? words.map(({ path }) => path).filter((path) => path.startsWith('file.answered'))
    : called
  const appealFrom = instance.states.filter((one) => one.startsWith('appeal'))
  return { here: [...called, ...appeal], from: [...from, ...appealFrom] }
}
