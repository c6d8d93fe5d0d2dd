import type { Client } from './client.ts'

export interface CrawledPage {
  path: string
  status: number
  html: string
}

/** Addresses that lead to another page of the same kind: one of each is looked at. */
const SAME_KIND: readonly [RegExp, string][] = [
  [/\b[A-Z]{3}-\d{4}\b/, 'DOSSIER'],
  [/\b20\d\d-\d\d\b/, 'CALL'],
  [/\/(versions|corrections|regles|courriers?|fichiers|verifier|lien)\/[^/?]+/, '/$1/ONE'],
  [/\?.*/, '']
]

const DOWNLOAD = /\.(pdf|csv|xlsx|json)(\?|$)|\/fichiers\/|\/regles\/\d+$/
const LEFT_OUT = /^\/(assets|en)(\/|$)/

/**
 * Follows the links of the pages that one person sees, breadth first: every kind of page once.
 * @param start paths to begin with; redirects are followed
 */
export async function crawl(client: Client, start: readonly string[]): Promise<CrawledPage[]> {
  const asked = new Set(start.map(kindOf))
  const waiting = [...start]
  const pages: CrawledPage[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await open(client, path)
    pages.push(page)
    for (const next of DOWNLOAD.test(page.path) ? [] : linksOf(page)) {
      if (asked.has(kindOf(next))) continue
      asked.add(kindOf(next))
      waiting.push(next)
    }
  }
  return pages
}

async function open(client: Client, path: string, left = 5): Promise<CrawledPage> {
  const { status, text, location } = await client.get(path)
  if (location && left > 0) return open(client, location, left - 1)
  return { path, status, html: text }
}

function kindOf(path: string): string {
  return SAME_KIND.reduce((kind, [pattern, name]) => kind.replace(pattern, name), path)
}

function linksOf({ path, html }: CrawledPage): string[] {
  const here = new URL(path, 'http://here')
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]+)/g)]
    .map(([, href = '']) => new URL(unescaped(href), here))
    .filter((url) => url.origin === here.origin && !LEFT_OUT.test(url.pathname))
    .map((url) => url.pathname + url.search)
}

/** An attribute as a browser reads it; Handlebars writes a sign of equality by its number. */
function unescaped(attribute: string): string {
  return attribute.replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}

/** Names of locale files: a sentence that begins with one of them and a dot was never found. */
const KEY =
  /(?<![@\w.-])(applicant|application|call|committee|demo|documents|engine|errors|forms|jury|legal|letters|mails|public|reviews|selection|sign-in|staff|territories|web)(\.[a-z][a-z-]*)+\b/

/** What a reader would take for a mistake of ours on a page, whatever it says. */
export function mistakesOn({ path, status, html }: CrawledPage): string[] {
  if (DOWNLOAD.test(path)) return status === 200 ? [] : [`answers ${status}`]
  const text = html
    .replace(/<(script|style|textarea|pre)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
  const found: [string, boolean][] = [
    [`answers ${status}`, status !== 200],
    ['a sentence that was not found', KEY.test(text)],
    ['a value that was not written out', /\bundefined\b|\bNaN\b|\[object |\{\{|\}\}/.test(text)],
    ['a date as machines write it', /\b20\d\d-\d\d-\d\d(T|\b)/.test(text)],
    ['not one main heading', html.match(/<h1[\s>]/g)?.length !== 1],
    ['an empty heading', /<(h[1-6])[^>]*>\s*<\/\1>/.test(html)],
    ['no language', !/<html lang="(fr|en)"/.test(html)],
    ['no title', !titleOf(html)]
  ]
  return found.filter(([, wrong]) => wrong).map(([mistake]) => mistake)
}

export function titleOf(html: string): string {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1]?.trim() ?? ''
}
