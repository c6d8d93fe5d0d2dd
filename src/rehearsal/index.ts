/** Rehearsals: a copy of a call played to its last answer, of which nothing reaches anything real. */
export { createRehearsals, type LastRehearsal, type Rehearsals, type Wished } from './rehearsals.ts'
export { rehearseApart } from './rehearse-apart.ts'
export type { RehearsedPart } from './fingerprints.ts'
export type {
  ChartName,
  Happening,
  Problem,
  Progress,
  RehearsalReport,
  RehearsedLetter,
  Run,
  SilentRun
} from './report.ts'
export { FEWEST_DOSSIERS, MOST_DOSSIERS } from './invent-dossiers.ts'
export { reportInWords, type ReportInWords } from './words/report-in-words.ts'
export { roleName, type Voice } from './words/voice.ts'
