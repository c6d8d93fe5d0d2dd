import { instantsOf, type Calendar, type CallContent } from '../../../calls/index.ts'
import type { CallInstance, Seal } from '../../../calls/index.ts'
import type { VisitorRequest } from '../../page.ts'
import { stageOf, type Stage } from './stage.ts'

/** A call that anybody may see, under the rules in force. */
export interface PublicCall {
  number: string
  instance: CallInstance
  stage: Stage
  content: CallContent
  seal: Seal
  /** every date of its calendar */
  at: Calendar
}

/** @returns null when there is no such call, or when it is not public yet: nobody can tell which */
export async function findPublicCall({
  services,
  clock,
  params
}: Pick<VisitorRequest, 'services' | 'clock' | 'params'>): Promise<PublicCall | null> {
  const number = params['call'] ?? ''
  const instance = await services.calls.find(number)
  const stage = instance && stageOf(instance, clock.now())
  if (!stage) return null
  const rules = await services.calls.rules(instance)
  if (!rules) return null
  const { content, seal } = rules
  return { number, instance, stage, content, seal, at: instantsOf(content.calendar) }
}
