import { createReadStream } from 'node:fs'

/**
 * The lines of a file, read as they are asked for. Only \n ends one: readline also ends lines at U+2028 and U+2029,
 * which JSON lets stand inside a text.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let begun: string[] = []
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n')
    begun.push(first)
    for (const next of others) {
      yield begun.join('')
      begun = [next]
    }
  }
  yield begun.join('')
}
