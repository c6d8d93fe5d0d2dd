import type { Lang } from '../shared/lang.ts'
import type { Block, Run } from './letters/letter-blocks.ts'
import type { RenderedMail } from './message.ts'

/** The application's one renderer, as much of it as mails need. Values are escaped unless `plain`. */
export interface RenderPort {
  render(view: string, model: object, options: { lang: Lang; plain?: boolean }): string
}

/** Who writes, as the foot of every mail says it. */
export interface MailFrame {
  organisation: string
  /** the installation's own address, with its scheme */
  site: string
}

/** Turns a letter's blocks into what leaves: simple HTML, and the same in plain text. */
export function renderMail(
  renderer: RenderPort,
  frame: MailFrame,
  { subject, blocks, lang }: { subject: string; blocks: readonly Block[]; lang: Lang }
): RenderedMail {
  const model = { ...frame, subject, lang, blocks: blocks.map(viewOf) }
  return {
    subject,
    html: renderer.render('mails/mail-html', model, { lang }),
    text: `${renderer
      .render('mails/mail-text', model, { lang, plain: true })
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`
  }
}

/** Handlebars chooses by truth: one flag per kind of block. */
function viewOf(block: Block): Record<string, unknown> {
  switch (block.kind) {
    case 'heading':
      return { heading: true, runs: block.runs, text: plain(block.runs) }
    case 'paragraph':
      return { paragraph: true, runs: block.runs, text: plain(block.runs) }
    case 'list':
      return { list: true, items: block.items.map((runs) => ({ runs, text: plain(runs) })) }
    case 'action':
      return { action: true, label: block.label, url: block.url }
  }
}

function plain(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
