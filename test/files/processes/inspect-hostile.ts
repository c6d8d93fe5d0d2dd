import { FileRefused } from '../../../src/files/index.ts'
import { inspect } from '../../../src/files/inspect/inspect.ts'

/** Words that begin something which never ends, three megabytes of each. */
const WORDS = ['stream\n', '/Type /Pages ', '<</Type /ObjStm stream\n', '/Encrypt ', '<<']

let refused = 0
for (const word of WORDS) {
  const text = `%PDF-1.7\n${word.repeat(3_000_000 / word.length)}\nstartxref\n0\n%%EOF\n`
  try {
    await inspect(Buffer.from(text))
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    refused++
  }
}
process.stdout.write(`${refused} of ${WORDS.length} refused\n`)
