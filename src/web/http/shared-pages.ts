import { createHash } from 'node:crypto'
import type { Services } from '../../services.ts'

/** A page as many people read it in the same second, without the token of anybody's forms. */
interface SharedPage {
  /** the page, cut where a token stands */
  parts: readonly string[]
  tag: string
}

/** Stands for the token while the page is made. */
export const TOKEN_PLACE = '@@token-of-this-browser@@'

const KEPT = 50
const kept = new WeakMap<Services, Map<string, SharedPage>>()

/**
 * The page under this key, made only if nobody asked for it before.
 * @param key says everything that the page shows: another state, another key
 * @param token of the forms of whoever asks
 * @returns the page, and its entity tag for this browser
 */
export async function sharedPage(
  services: Services,
  key: string,
  token: string,
  make: () => Promise<string>
): Promise<{ html: string; tag: string }> {
  const pages = kept.get(services) ?? new Map<string, SharedPage>()
  kept.set(services, pages)
  let page = pages.get(key)
  if (!page) {
    const html = await make()
    page = { parts: html.split(TOKEN_PLACE), tag: tagOf(html) }
    pages.set(key, page)
    const [oldest] = pages.keys()
    if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest)
  }
  return { html: page.parts.join(token), tag: `W/"${tagOf(page.tag + token)}"` }
}

/** The same content asked again is answered « not modified », without its bytes. */
export function entityTag(content: Buffer | string): string {
  return `W/"${tagOf(content)}"`
}

function tagOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27)
}
