import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { letterDefinition, type Letters } from './letter-definition.ts'

const lettersFile = z.record(z.string(), letterDefinition)

/**
 * Reads a template's letters.yaml.
 * @throws Error naming the file and every mistake in it
 */
export async function loadLetters(path: string): Promise<Letters> {
  const read = lettersFile.safeParse(parse(await readFile(path, 'utf8')))
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`)
  return read.data
}
