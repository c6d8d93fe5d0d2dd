import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON } from 'bson'

export interface Requirement {
  minServerVersion?: string
  maxServerVersion?: string
  topologies?: string[]
  auth?: boolean
}

export interface Operation {
  name: string
  object: string
  arguments?: Record<string, unknown>
  expectResult?: unknown
  expectError?: Record<string, unknown>
  saveResultAsEntity?: string
  ignoreResultAndError?: boolean
}

export interface CollectionData {
  databaseName: string
  collectionName: string
  documents: Record<string, unknown>[]
}

export interface EventList {
  client: string
  eventType?: string
  ignoreExtraEvents?: boolean
  events: Record<string, Record<string, unknown>>[]
}

export interface SpecificationTest {
  description: string
  runOnRequirements?: Requirement[]
  operations: Operation[]
  expectEvents?: EventList[]
  outcome?: CollectionData[]
}

export type EntityDescription = Record<string, Record<string, unknown>>

export interface SpecificationFile {
  name: string
  runOnRequirements?: Requirement[]
  createEntities?: EntityDescription[]
  initialData?: CollectionData[]
  tests: SpecificationTest[]
}

/** Beside the project, never inside it: MongoDB's driver specifications, in their unified format. */
export const FOLDER = join(import.meta.dirname, '../../../../shared/mongodb-specs')

export function specificationFiles(): SpecificationFile[] | undefined {
  if (!existsSync(FOLDER)) return undefined
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      ...(EJSON.parse(readFileSync(join(FOLDER, name), 'utf8'), {
        relaxed: true
      }) as SpecificationFile),
      name: name.replace('.json', '')
    }))
}
