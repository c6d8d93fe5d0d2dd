import { notFound, view, type Page } from '../../web/page.ts'
import { demoPaths } from './demo-paths.ts'

const SHOWN = 60

/** Every mail that would have left, with its links: in the demonstration there is nobody to write to. */
export function mailboxPages(): Page[] {
  return [
    {
      path: demoPaths.mailbox(),
      audience: 'public',
      nav: 'demo',
      get: async ({ services, query, t }) => {
        const to = typeof query['a'] === 'string' ? query['a'] : ''
        const all = await services.messages.mailbox(to ? { to } : {})
        const mails = all.slice(0, SHOWN).map((message) => ({
          ...{ subject: message.subject, at: message.createdAt, state: message.state },
          ...{ name: message.to.name ?? '', address: message.to.address ?? '' },
          path: demoPaths.mail(message._id)
        }))
        return view('demo/mailbox', {
          ...{ title: t('demo.mailbox.title'), mails, to, total: all.length, shown: mails.length },
          ...{ stagePath: demoPaths.stage(), action: demoPaths.mailbox() }
        })
      }
    },
    {
      path: demoPaths.mail(':id').replace('%3A', ':'),
      audience: 'public',
      nav: 'demo',
      get: async ({ services, params }) => {
        const message = await services.messages.find(params['id'] ?? '')
        if (!message) return notFound()
        const text = message.mail?.text ?? ''
        return view('demo/mail', {
          ...{ title: message.subject, at: message.createdAt, state: message.state },
          ...{ name: message.to.name ?? '', address: message.to.address ?? '' },
          ...{ blocks: blocksOf(text), mailboxPath: demoPaths.mailbox() }
        })
      }
    }
  ]
}

/** The text as it would arrive: paragraphs, and addresses that can be followed. */
function blocksOf(text: string): { text?: string; link?: string }[] {
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph) => paragraph.split(/(https?:\/\/\S+)/))
    .filter((part) => part.trim() !== '')
    .map((part) => (/^https?:/.test(part) ? { link: part } : { text: part.trim() }))
}
