import type { Engine } from '../../../src/engine/index.ts'
import type { Process } from './scheduler.ts'

/** What a client was told of a command in the end. */
export interface Told {
  id: string
  command: string
  outcome: 'done' | 'refused'
  seq?: number
}

/** What really happened outside, beside what the engine believes. */
export interface Outside {
  /** effects that reached the world, with how often */
  delivered: Map<string, number>
  /** results that handlers gave back */
  results: Set<string>
  /** results that the instance no longer waited for */
  letGo: Set<string>
  told: Told[]
}

export interface Running {
  process: Process
  engine: Engine
}

export const IDS = ['P-1', 'P-2', 'P-3']
