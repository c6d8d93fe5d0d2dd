/** Width of a line of the drawing's text at 12 px, in px: an estimate on the wide side, since nothing here measures fonts. */
export function widthOf(text: string, size = 12): number {
  return Math.ceil(text.length * size * 0.56)
}

/** Breaks at spaces so that lines stay under so many letters; what goes beyond `most` lines ends in an ellipsis. */
export function wrap(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`]
}
