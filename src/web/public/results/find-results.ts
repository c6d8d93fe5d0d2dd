import type { PublicResults } from '../../../selection/index.ts'
import type { VisitorRequest } from '../../page.ts'
import type { PublicCall } from '../call/public-call.ts'
import { isAnnounced } from '../call/stage.ts'

/** The public result of a call, asked for only once the call is announced: two doors, each closed by itself. */
export async function findResults(
  { number, stage }: PublicCall,
  { services }: Pick<VisitorRequest, 'services'>
): Promise<PublicResults | null> {
  return isAnnounced(stage) ? services.selection.publicResults(number) : null
}
