import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectRoot } from '../../shared/project-root.ts'
import { checkStory } from './check-story.ts'
import { dossier, type Dossier } from './dossier-schema.ts'
import {
  corrections,
  jury,
  messages,
  people,
  questions,
  readings,
  type Correction,
  type Jury,
  type Messages,
  type People,
  type PublicQuestion,
  type Reading
} from './story-schema.ts'

/** The demonstration's story: one call, 43 dossiers, from the first draft to the last answer. */
export interface Story extends People, Messages {
  questions: PublicQuestion[]
  readings: Reading[]
  corrections: Correction[]
  jury: Jury
  /** In the order of their numbers. */
  dossiers: Dossier[]
}

const OWN_FOLDER = pathToFileURL(`${join(projectRoot, 'src', 'demo', 'story')}/`)

/**
 * Reads and checks the story, which people write by hand.
 * @param folder where the YAML files are, with a trailing slash; the demonstration's own by default
 * @throws Error naming the file and every problem found in it
 */
export function loadStory(folder: URL = OWN_FOLDER): Story {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const found = schema.safeParse(parse(readFileSync(new URL(name, folder), 'utf8')))
    if (!found.success) throw new Error(`${name}\n${z.prettifyError(found.error)}`)
    return found.data
  }
  const dossiers = readdirSync(new URL('dossiers/', folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const one = read(`dossiers/${name}`, dossier)
      if (`${one.number}.yaml` !== name) throw new Error(`${name} holds ${one.number}`)
      return one
    })
  const story = {
    ...read('people.yaml', people),
    ...read('messages.yaml', messages),
    questions: read('questions.yaml', questions),
    readings: read('readings.yaml', readings),
    corrections: read('corrections.yaml', corrections),
    jury: read('jury.yaml', jury),
    dossiers
  }
  const problems = checkStory(story)
  if (problems.length > 0) throw new Error(`The story contradicts itself:\n${problems.join('\n')}`)
  return story
}
