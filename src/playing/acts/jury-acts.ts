import type { Account } from '../../accounts/index.ts'
import type { Services } from '../../services.ts'
import type { Seat } from '../../selection/index.ts'

interface On {
  account: Account
  call: string
}

type Parts = Pick<Services, 'selection'>

/** Convenes voting members in their seats; the first one sits in the chair unless told. */
export async function conveneJury(
  { selection }: Parts,
  { command, ...on }: On & { command: string },
  {
    members,
    chair,
    ...convocation
  }: {
    members: readonly { account: string; seat: Seat }[]
    chair: string
    secretary: string
    meetsAt: Date
    place: string
  }
): Promise<void> {
  const seated = members.map((member) => ({ ...member, votes: true }))
  await selection.convene({ ...on, command, ...convocation, chair, members: seated })
}

/** The public draw of what is tied: the list first, then the numbers. */
export async function drawLots(
  { selection }: Parts,
  on: On,
  {
    numbers,
    givenBy,
    commandOf
  }: { numbers: number[]; givenBy: string[]; commandOf: (step: 'commit' | 'draw') => string }
): Promise<void> {
  await selection.commitList({ ...on, command: commandOf('commit') })
  await selection.drawLots({ ...on, command: commandOf('draw'), numbers, givenBy })
}
