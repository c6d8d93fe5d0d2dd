/** The dictionary before a stream reaches no further back than this. */
const LONGEST_DICTIONARY = 4000

/**
 * Parts what a PDF says of itself (dictionaries) from what it holds (streams), in one pass: words inside a
 * content must not be taken for the document's own.
 * @param text the file, one character per byte
 */
export function splitStreams(text: string): {
  dictionaries: string
  streams: { dictionary: string; content: string }[]
} {
  const dictionaries: string[] = []
  const streams: { dictionary: string; content: string }[] = []
  let from = 0
  for (;;) {
    const at = nextStream(text, from)
    const end = at === -1 ? -1 : text.indexOf('endstream', at)
    if (end === -1) break
    const before = text.slice(from, at)
    dictionaries.push(before)
    const content = text.slice(at + 'stream'.length, end).replace(/^\r?\n/, '')
    streams.push({ dictionary: before.slice(-LONGEST_DICTIONARY), content })
    from = end + 'endstream'.length
  }
  dictionaries.push(text.slice(from))
  return { dictionaries: dictionaries.join('stream endstream'), streams }
}

/** The keyword, alone on its line's end: not inside another word. */
function nextStream(text: string, from: number): number {
  let at = text.indexOf('stream', from)
  while (at !== -1) {
    const next = text[at + 'stream'.length]
    if ((next === '\r' || next === '\n') && text.slice(at - 3, at) !== 'end') return at
    at = text.indexOf('stream', at + 1)
  }
  return -1
}
