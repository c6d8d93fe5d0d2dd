import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { projectRoot } from '../shared/project-root.ts'

const MODULES = join(projectRoot, 'node_modules')

/** Files of packages that pages use as they are. */
const FROM_PACKAGES: Record<string, string> = {
  'fonts/atkinson-hyperlegible-next.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'fonts/atkinson-hyperlegible-next-ext.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  'fonts/bricolage-grotesque.woff2':
    '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  'fonts/bricolage-grotesque-ext.woff2':
    '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2',
  'vendor/accessible-autocomplete.js':
    'accessible-autocomplete/dist/accessible-autocomplete.min.js',
  'vendor/accessible-autocomplete.css':
    'accessible-autocomplete/dist/accessible-autocomplete.min.css'
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2'
}

interface Asset {
  content: Buffer
  type: string
}

export interface Assets {
  /** @throws Error when there is no such file: a page never names one in vain */
  address(name: string): string
  find(name: string): Asset | undefined
  /** one hash for all: a sheet's fonts and a script's imports keep their relative addresses */
  version: string
}

/**
 * The sheet, scripts, fonts and pictures, read once at start. The files of `styles/` make one sheet,
 * candide.css: each writes into a cascade layer, so that their order does not matter.
 */
export function loadAssets(folder = join(projectRoot, 'src', 'web', 'assets')): Assets {
  const assets = new Map<string, Asset>()
  const add = (name: string, path: string) => {
    const type = TYPES[extname(name)]
    if (!type) throw new Error(`${path}: no content type is known for this extension`)
    assets.set(name, { content: readFileSync(path), type })
  }
  assets.set('candide.css', { content: sheet(join(folder, 'styles')), type: TYPES['.css'] ?? '' })
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.endsWith(`${sep}styles`)) continue
    const path = join(entry.parentPath, entry.name)
    add(relative(folder, path).split(sep).join('/'), path)
  }
  for (const [name, path] of Object.entries(FROM_PACKAGES)) add(name, join(MODULES, path))

  const hash = createHash('sha256')
  for (const name of [...assets.keys()].sort()) {
    hash.update(name).update(assets.get(name)?.content ?? '')
  }
  const version = hash.digest('base64url').slice(0, 12)
  return {
    version,
    find: (name) => assets.get(name),
    address(name) {
      if (!assets.has(name)) throw new Error(`No static file named ${name}`)
      return `/assets/${version}/${name}`
    }
  }
}

/** layers.css first: it says which layer wins. */
function sheet(folder: string): Buffer {
  const names = readdirSync(folder).filter((name) => name.endsWith('.css') && name !== 'layers.css')
  const parts = ['layers.css', ...names.sort()].map((name) => readFileSync(join(folder, name)))
  return Buffer.concat(parts)
}
