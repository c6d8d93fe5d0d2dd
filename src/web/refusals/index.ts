export {
  byField,
  fileSentence,
  inputProblems,
  problemSentence,
  type ShownProblem
} from './input-problems.ts'
export { offersView, type Deed, type DeedPage } from './offers-view.ts'
export { reasonSentence, reasonSentences } from './reason-sentence.ts'
export { tell, type Told } from './sentences.ts'
export { stateLabel } from './state-label.ts'
export { voiceOf, type Reader, type Voice } from './voice.ts'
