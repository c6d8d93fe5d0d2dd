import { setTimeout as sleep } from 'node:timers/promises'
import { sampleFile } from '../../src/playing/sample-file.ts'
import { newId } from '../../src/shared/ids.ts'
import type { Seeded } from '../filling/seeded.ts'
import type { Visitor } from '../works/bench.ts'
import { FORM_TYPE, saveBody } from '../works/write-works.ts'
import { nextAct, paceOf, type Act } from './paces.ts'

/** What is timed, each by its own name. */
export type Timed = 'page' | 'autosave' | 'upload' | 'submit'

/** What the server said it had kept for one candidate. */
export interface Kept {
  number: string
  /** the last text that was acknowledged */
  text: string
  /** names of the files that were acknowledged, the last one stands */
  file: string | null
  submitted: boolean
}

export interface EveningLog {
  latencies: Record<Timed, number[]>
  errors: string[]
}

interface Evening {
  baseUrl: string
  log: EveningLog
  /** on the clock of `performance.now()`: from when on people deposit, and when they are all done */
  depositsFrom: number
  endsAt: number
}

const SECTIONS = ['lead', 'people', 'project', 'means', 'commitments']
const PIECE = 'engagement-letter'

/** One person in front of their dossier, from their arrival to the deposit. Whatever goes wrong is in the log. */
export async function candidate(
  number: string,
  visitor: Visitor,
  random: Seeded,
  evening: Evening
): Promise<Kept> {
  const kept: Kept = { number, text: '', file: null, submitted: false }
  const { log, depositsFrom, endsAt } = evening
  const spread = Math.max(1, endsAt - depositsFrom)
  const leavesAt = depositsFrom + random.below(spread)
  await sleep(random.below(8000))
  try {
    while (performance.now() < leavesAt) {
      const act = nextAct(random)
      const pause = paceOf(act, random)
      if (performance.now() + pause > leavesAt) break
      await sleep(pause)
      await perform(act, kept, visitor, random, evening)
    }
    await sleep(Math.max(0, leavesAt - performance.now()))
    await submit(kept, visitor, random, evening)
  } catch (error) {
    log.errors.push(`${number}: ${String(error)}`)
  }
  return kept
}

async function perform(
  act: Act,
  kept: Kept,
  visitor: Visitor,
  random: Seeded,
  evening: Evening
): Promise<void> {
  const { number } = kept
  const section = `/dossiers/${number}/sections/project`
  switch (act) {
    case 'read':
      return page(`/dossiers/${number}/sections/${random.pick(SECTIONS)}`, visitor, evening)
    case 'review':
      return page(`/dossiers/${number}/relire`, visitor, evening)
    case 'type': {
      const text = `mot ${random.id()}`
      const init = { method: 'POST', body: saveBody(visitor.token, text), headers: FORM_TYPE }
      const { status } = await timed('autosave', section, init, visitor, evening)
      if (status !== 303) throw new Error(`a save was answered ${status}`)
      kept.text = text
      // the script follows the redirect, and reads when it was saved
      return page(section, visitor, evening)
    }
    case 'upload': {
      const name = `lettre-${random.below(1_000_000)}.pdf`
      const content = sampleFile('pdf', `${number} ${name}`)
      const form = new FormData()
      form.append(PIECE, new Blob([new Uint8Array(content)]), name)
      form.set('_csrf', visitor.token)
      const init = { method: 'POST', body: form }
      const { status } = await timed('upload', section, init, visitor, evening)
      if (status !== 303) throw new Error(`a file was answered ${status}`)
      kept.file = name
    }
  }
}

async function submit(
  kept: Kept,
  visitor: Visitor,
  random: Seeded,
  evening: Evening
): Promise<void> {
  const path = `/dossiers/${kept.number}/deposer`
  await page(path, visitor, evening)
  await sleep(paceOf('submit', random))
  const body = new URLSearchParams({ command: newId(), _csrf: visitor.token }).toString()
  const init = { method: 'POST', body, headers: FORM_TYPE }
  const { status, location } = await timed('submit', path, init, visitor, evening)
  if (status !== 303 || !location.endsWith('/accuse')) {
    throw new Error(`a deposit was answered ${status} ${location}`)
  }
  kept.submitted = true
  await page(`/dossiers/${kept.number}/accuse`, visitor, evening)
}

async function page(path: string, visitor: Visitor, evening: Evening): Promise<void> {
  const { status, text } = await timed('page', path, {}, visitor, evening)
  if (status !== 200 || !text.includes('</html>') || !text.includes(visitor.name)) {
    throw new Error(`${path} was answered ${status}, or is not whole, or is not theirs`)
  }
}

async function timed(
  what: Timed,
  path: string,
  init: RequestInit,
  { headers }: Visitor,
  { baseUrl, log }: Evening
) {
  const started = performance.now()
  const response = await fetch(`${baseUrl}${path}`, {
    ...init,
    redirect: 'manual',
    headers: { ...headers, ...(init.headers as Record<string, string> | undefined) }
  })
  const text = await response.text()
  log.latencies[what].push(performance.now() - started)
  return { status: response.status, text, location: response.headers.get('location') ?? '' }
}
