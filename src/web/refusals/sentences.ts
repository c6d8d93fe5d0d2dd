import { Refusal } from '../../engine/index.ts'
import { FileRefused } from '../../files/index.ts'
import { BadInput, Refusal as PlainRefusal, Stale, type Sentence } from '../../shared/errors.ts'
import { fileSentence, inputProblems } from './input-problems.ts'
import { reasonSentences } from './reason-sentence.ts'
import type { Voice } from './voice.ts'

/** A refusal as a page answers it: its sentences, and the status that goes with them. */
export interface Told {
  /** 409 when the moment or the person is wrong, 422 when what was sent is */
  status: 409 | 422
  sentences: Sentence[]
}

/**
 * Any refusal of the domains, in the reader's words.
 * @returns undefined when the error is not a refusal: let it go on
 */
export function tell(error: unknown, voice: Voice): Told | undefined {
  if (error instanceof Refusal) {
    return { status: 409, sentences: reasonSentences(voice, error.chart, error.reasons) }
  }
  if (error instanceof PlainRefusal) return { status: 409, sentences: error.say(voice.lang) }
  if (error instanceof Stale) {
    const { t } = voice
    const why = t('engine.refusal.stale.why')
    return { status: 409, sentences: [{ why, then: t('engine.refusal.stale.then') }] }
  }
  if (error instanceof BadInput) {
    return {
      status: 422,
      sentences: inputProblems(voice, error).map(({ text }) => ({ why: text }))
    }
  }
  if (error instanceof FileRefused) {
    return { status: 422, sentences: [{ why: fileSentence(voice, error) }] }
  }
  return undefined
}
