import { isId, newId } from '../../../shared/ids.ts'
import type { VisitorRequest } from '../../page.ts'

/** The id that a form carries: sent twice, it is done once. A form without one gets one of its own. */
export function commandOf({ body }: Pick<VisitorRequest, 'body'>): string {
  const sent = body['command']
  return typeof sent === 'string' && isId(sent) ? sent : newId()
}

/** One field of a form, as one text with plain line ends. */
export function textOf({ body }: Pick<VisitorRequest, 'body'>, name: string): string {
  const sent = body[name]
  return typeof sent === 'string' ? sent.replaceAll('\r\n', '\n') : ''
}
