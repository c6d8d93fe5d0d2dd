/** PDFs: tagged, with the fonts of the pages, and the same bytes whenever the same document is asked for. */
export { applicationPdf, type ApplicationModel } from './application-pdf.ts'
export {
  decisionLetterPdf,
  type CriterionReasons,
  type DecisionLetterModel
} from './decision-letter-pdf.ts'
export type { OrganiserFacts, Translate, Wording } from './document-port.ts'
export { formQuestionsPdf, type FormQuestionsModel } from './form-questions-pdf.ts'
export { minutesPdf, type MinutesModel } from './minutes-pdf.ts'
export type { Cell, Part } from './part.ts'
export { questionFacts } from './question-facts.ts'
export { inFours, receiptPdf, type ReceiptModel } from './receipt-pdf.ts'
export { rulesPdf, type RulesModel } from './rules-pdf.ts'
