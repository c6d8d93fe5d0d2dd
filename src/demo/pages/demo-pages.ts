import type { Page } from '../../web/page.ts'
import type { StageDoor } from '../stage-door.ts'
import { mailboxPages } from './mailbox.ts'
import { stagePages } from './stage.ts'

/** Pages that only the demonstration has: its clock, its doors and its mailbox. */
export function demoPages(door: StageDoor): Page[] {
  return [...stagePages(door), ...mailboxPages()]
}
