import type { Block, Message } from '../../../messages/index.ts'
import type { Answer } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'

/** The letter of an answer as it was released: this reader's own copy when there is one. */
export async function letterOf(
  { services, account }: Pick<PersonRequest, 'services' | 'account'>,
  { number, outcome }: Pick<Answer, 'number' | 'outcome'>
): Promise<Message | null> {
  const all = await services.messages.list({ application: number })
  // its reference names the answer it carries: an earlier answer's letter is another
  const own = all.filter(
    ({ kind, ref }) => kind === 'letter' && ref?.startsWith(`${number}:${outcome}:`)
  )
  return own.find(({ to }) => to.account === account.id) ?? own[0] ?? null
}

type Runs = Extract<Block, { kind: 'paragraph' }>['runs']
type ShownBlock = {
  list?: boolean
  items?: Runs[]
  heading?: boolean
  paragraph?: boolean
  runs?: Runs
}

/** Blocks as a view shows them: one flag for each kind; buttons are those of the page. */
export function blocksShown(blocks: readonly Block[]): ShownBlock[] {
  return blocks.flatMap((block): ShownBlock[] => {
    if (block.kind === 'action') return []
    if (block.kind === 'list') return [{ list: true, items: block.items }]
    return [
      { heading: block.kind === 'heading', paragraph: block.kind === 'paragraph', runs: block.runs }
    ]
  })
}
