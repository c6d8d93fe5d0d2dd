/** The same words on one line: a telephone number is not read over two. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
