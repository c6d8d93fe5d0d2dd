import { workOut } from '../../scripts/work-out.ts'
import { onceARun } from './once-a-run.ts'

/**
 * What the build would work out of these sources, by the first file of a run that starts the services: it takes a
 * second, and none of the others has to.
 */
export async function workedOut(): Promise<void> {
  await onceARun('built', workOut)
}
