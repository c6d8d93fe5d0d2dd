import type { StringOrder } from '../../values/compare.ts'
import type { Document, Value } from '../../values/types.ts'
import type { Variables } from '../expression.ts'

/** What a stage may ask of the store. */
export interface PipelineContext {
  variables: Variables
  strings?: StringOrder | undefined
  /** Documents of a collection of the same database that match a filter. */
  find(collection: string, filter: Document, variables: Variables): Iterable<Document>
  /** Documents that only the server knows, such as those of `$collStats`. */
  describe(stage: string, operand: Document): Iterable<Document>
}

export type Stage = (input: Iterable<Document>, context: PipelineContext) => Iterable<Document>

/** Handed to the stages that hold pipelines of their own. */
export type CompilePipeline = (pipeline: Value) => Stage

export type MakeStage = (operand: Value, compilePipeline: CompilePipeline) => Stage
