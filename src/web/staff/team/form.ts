import { isId, newId } from '../../../shared/ids.ts'
import type { VisitorRequest } from '../../page.ts'

type Sent = Pick<VisitorRequest, 'body'>

/** The id that a form carries: sent twice, it is done once. A form without one gets one of its own. */
export function commandIn({ body }: Sent): string {
  const sent = body['command']
  return typeof sent === 'string' && isId(sent) ? sent : newId()
}

/** One field of a form, as one text with plain line ends. */
export function textIn({ body }: Sent, name: string): string {
  const sent = body[name]
  return typeof sent === 'string' ? sent.replaceAll('\r\n', '\n') : ''
}

/** A field sent once or several times. */
export function listIn({ body }: Sent, name: string): string[] {
  const sent = body[name]
  return [sent ?? []].flat()
}
