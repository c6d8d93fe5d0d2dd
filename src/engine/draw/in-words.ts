import { leafBoxes, rememberBoxes, type Box, type Diagram } from './diagram.ts'

/** One state and what leads out of it: the list that says the same as the drawing. */
export interface StateInWords {
  path: string
  name: string
  ways: { clock: boolean; text: string; to: string }[]
}

/** For each state in the order of the chart, every way out of it or of what holds it; `to` is the name of where it leads. */
export function inWords(diagram: Diagram): StateInWords[] {
  const boxes = new Map<string, Box>()
  rememberBoxes(diagram.root, boxes)
  return leafBoxes(diagram.root).map(({ path, name }) => {
    const holders = [...boxes.values()].filter((box) => holds(box.path, path))
    const ways = [
      ...diagram.arrows.filter(({ from }) => holds(from, path)).flatMap((arrow) => arrow.ways),
      ...holders.flatMap(({ notes }) => notes)
    ]
    return {
      path,
      name,
      ways: ways.map(({ clock, text, target }) => ({ clock, text, to: target }))
    }
  })
}

function holds(outer: string, path: string): boolean {
  return outer === path || outer === '' || path.startsWith(`${outer}.`)
}
