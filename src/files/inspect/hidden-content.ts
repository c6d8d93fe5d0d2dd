import { FileRefused } from '../file-refused.ts'

const FOREIGN = [
  Buffer.from('PK\u0003\u0004'),
  Buffer.from('PK\u0005\u0006'),
  Buffer.from('%PDF-'),
  Buffer.from('Rar!\u001a\u0007'),
  Buffer.from('7z\u00bc\u00af\u0027\u001c', 'latin1')
]

/**
 * Refuses a file that is also another one: an archive or a page behind the end of a picture, which one
 * program shows as a picture and another runs. Cameras do add their own data there: those are let through.
 * @param tail what comes after the end that the format gives
 * @throws FileRefused polyglot
 */
export function refuseHidden(tail: Buffer): void {
  const markup = /<(script|html|svg|iframe|\?php)/i.test(tail.toString('latin1'))
  if (markup || FOREIGN.some((signature) => tail.includes(signature))) {
    throw new FileRefused('polyglot')
  }
}
