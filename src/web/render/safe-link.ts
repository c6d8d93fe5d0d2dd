import type { Lang } from '../../shared/lang.ts'

const OPEN_TO_THE_WORLD = new Set(['http:', 'https:', 'mailto:'])

/**
 * A path of this site and nothing else: what `next` and a redirect may name.
 * Browsers read `//host`, `/\host` and control characters as another site's address.
 */
export function isLocalPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(path)
}

/**
 * What a link may point to: a path or fragment of this site, or an http, https or mailto address.
 * Anything else, `javascript:` first of all, becomes `#`. A local path is put under the reader's language.
 */
export function safeLink(address: unknown, lang: Lang): string {
  if (typeof address !== 'string') return '#'
  if (/^[#?]/.test(address)) return address
  if (isLocalPath(address)) return inLanguage(address, lang)
  try {
    const url = new URL(address)
    return OPEN_TO_THE_WORLD.has(url.protocol) ? url.href : '#'
  } catch {
    return '#'
  }
}

/** English pages have the French paths under /en; files served as they are have one address. */
export function inLanguage(path: string, lang: Lang): string {
  if (path.startsWith('/assets/') || path === '/en' || path.startsWith('/en/')) return path
  if (lang === 'fr') return path
  return path === '/' ? '/en' : `/en${path}`
}
