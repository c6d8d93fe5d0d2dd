import type { Page } from '../../web/page.ts'
import type { StageDoor } from '../stage-door.ts'
import { enterPage } from './enter.ts'
import { mailboxPages } from './mailbox.ts'
import { stagePages } from './stage.ts'
import { statesPage } from './states.ts'

/** Pages that only the demonstration has: its clock, its doors and its mailbox. */
export function demoPages(door: StageDoor): Page[] {
  return [...stagePages(door), enterPage(door), statesPage, ...mailboxPages()]
}
