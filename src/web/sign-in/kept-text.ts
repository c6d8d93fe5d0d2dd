import type { KeptText } from '../../accounts/index.ts'
import { download, notFound, type Page, type VisitorRequest } from '../page.ts'
import { paths } from '../paths.ts'

/** The kept text as a file: for who would rather hold it in their own hands. */
export const keptText: Page = {
  path: paths.signIn.keptText(),
  audience: 'public',
  get: async (request) => {
    const kept = await textsOf(request)
    if (kept.length === 0) return notFound()
    const content = kept.map(asText).join('\n\n')
    const name = request.t('sign-in.kept.file-name')
    return download(name, 'text/plain; charset=utf-8', Buffer.from(content, 'utf8'))
  }
}

async function textsOf({ services, browserId, account }: VisitorRequest): Promise<KeptText[]> {
  const { keptTexts } = services.accounts
  const ofBrowser = await keptTexts.latestOfBrowser(browserId)
  if (ofBrowser) return [ofBrowser]
  return account ? keptTexts.ofAccount(account.id) : []
}

function asText({ title, fields }: KeptText): string {
  const answers = fields
    .filter(({ value }) => value.trim() !== '')
    .map(({ label, name, value }) => `${label || name}\n${value}`)
  return [title, ...answers].filter(Boolean).join('\n\n')
}
