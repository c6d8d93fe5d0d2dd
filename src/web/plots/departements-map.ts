import { MAP_BOX, OUTLINES } from './departement-outlines.ts'

export interface MapText {
  x: number
  y: number
  text: string
}

export interface DepartementsMap {
  width: number
  height: number
  areas: { path: string; marked: boolean }[]
  codes: MapText[]
  names: MapText[]
  /** what stands in each département, in bold under its name */
  places: MapText[]
}

const LINE = 14.5
/** characters that fit across a département */
const FIT = 17

/**
 * The region by département, those with a place in colour and the places by name. Where a town stands is
 * not known to us, and so not drawn.
 * @param departements of the region, by code
 * @param places what to write, each in its département
 * @returns null when one département has no outline: another region than the one drawn here
 */
export function departementsMap(
  departements: readonly { code: string; name: string }[],
  places: readonly { departement: string; name: string }[]
): DepartementsMap | null {
  const drawn = departements.flatMap((one) => {
    const outline = OUTLINES[one.code]
    return outline ? [{ ...one, outline }] : []
  })
  if (drawn.length === 0 || drawn.length < departements.length) return null
  const inside = (code: string) => places.filter(({ departement }) => departement === code)
  return {
    ...MAP_BOX,
    areas: drawn.map(({ code, outline }) => ({
      path: outline.path,
      marked: inside(code).length > 0
    })),
    codes: drawn.map(({ code, outline }) => at(outline.label, 0, code)),
    names: drawn.map(({ name, outline }) => at(outline.label, 1, name)),
    places: drawn.flatMap(({ code, outline }) =>
      inside(code)
        .flatMap(({ name }) => inLines(name))
        .map((line, index) => at(outline.label, index + 2.3, line))
    )
  }
}

function at([x, y]: readonly [number, number], line: number, text: string): MapText {
  return { x, y: Math.round((y + line * LINE) * 10) / 10, text }
}

/** A long name on several lines, cut between words and after hyphens. */
export function inLines(name: string, fit = FIT): string[] {
  const lines: string[] = []
  for (const part of name.split(/(?<=[ -])/)) {
    const last = lines.at(-1)
    if (last !== undefined && (last + part).trimEnd().length <= fit) {
      lines[lines.length - 1] = last + part
    } else lines.push(part)
  }
  return lines.map((line) => line.trim())
}
