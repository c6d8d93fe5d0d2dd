import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../shared/project-root.ts'

const folder = join(projectRoot, 'node_modules', 'lucide-static', 'icons')
const drawn = new Map<string, string>()

/**
 * An icon of lucide as inline SVG, hidden from screen readers: the words beside it say the same.
 * @param name file name in lucide-static, such as `clock`
 * @throws Error when lucide has no such icon
 */
export function icon(name: string): string {
  const known = drawn.get(name)
  if (known) return known
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`Not the name of an icon: ${name}`)
  const source = readFileSync(join(folder, `${name}.svg`), 'utf8')
  const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(source)?.[1]
  if (!shapes) throw new Error(`lucide-static/icons/${name}.svg holds no drawing`)
  const inner = shapes.trim().replace(/\s*\n\s*/g, '')
  const svg = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${inner}</svg>`
  drawn.set(name, svg)
  return svg
}
