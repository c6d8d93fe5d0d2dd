import type { Connection } from 'mongoose'
import { createLinks } from '../../src/accounts/links.ts'
import { signInLinkModel } from '../../src/accounts/sign-in-link.model.ts'
import { systemClock } from '../../src/shared/clock.ts'
import type { CapturedPage } from '../processes/capture-pages.ts'
import type { Child } from '../processes/child-process.ts'
import type { Filled } from '../filling/fill-store.ts'
import type { MeasuredServer } from '../processes/start-server.ts'
import { newClient, type Client } from '../../test/support/client.ts'
import type { Run } from '../table/row.ts'
import type { Shot } from '../load/volley.ts'

/** Everything that works are measured on. */
export interface Bench {
  server: MeasuredServer
  /** bare Express, and the raw driver */
  limits: {
    baseUrl: string
    store: Child
    /** where rows are left for its exports */
    rowsFile: string
  }
  filled: Filled
  pages: ReadonlyMap<string, CapturedPage>
  /** how many times each side is measured, and for how long */
  rounds: number
  seconds: number
  signIn: (mail: string) => Promise<Visitor>
  /** starts another server on a data folder of its own, or on the one that the bench filled once it is free */
  start: (dataFolder: string) => Promise<MeasuredServer>
  /** the bench's own way to the running store */
  connection: Connection
}

/** Somebody signed in, as autocannon needs them: headers and the token of their forms. */
export interface Visitor {
  /** as the header of their pages shows it */
  name: string
  client: Client
  headers: Record<string, string>
  token: string
}

/**
 * Lets people in as they come in by themselves: by a one-time link, which the bench makes in the running store
 * as the command line does, and its button. Each comes from a network of their own.
 */
export function doorman(baseUrl: string, connection: Connection): Bench['signIn'] {
  const links = createLinks(signInLinkModel(connection), systemClock)
  const known = new Map<string, Promise<Visitor>>()
  const enter = async (mail: string, network: number): Promise<Visitor> => {
    const { token: link } = await links.create({
      ...{ kind: 'sent', mail, opens: true, newcomer: true, browserId: null, lang: 'fr' },
      ...{ life: 3_600_000, next: null }
    })
    const path = `/entrer/lien/${link}`
    const forwarded = { 'X-Forwarded-For': `10.${network >> 8}.${network & 255}.1` }
    const client = newClient(baseUrl)
    const page = await client.get(path, forwarded)
    const { status } = await client.post(path, {}, { headers: forwarded })
    if (status !== 303) throw new Error(`${mail} could not sign in: ${status}`)
    const token = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const account = await connection.collection('accounts').findOne({ mail })
    const name = String(account?.['name'] ?? mail)
    return { name, client, token, headers: { ...forwarded, cookie: client.cookies() } }
  }
  return (mail) => {
    const entering = known.get(mail) ?? enter(mail, known.size + 1)
    known.set(mail, entering)
    return entering
  }
}

/** Measures both sides by turns; each goes first every other time. */
export async function alternate(
  rounds: number,
  ours: (round: number) => Promise<number>,
  limit: (round: number) => Promise<number>
): Promise<Run[]> {
  const runs: Run[] = []
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await ours(round) : undefined
    const bare = await limit(round)
    runs.push({ ours: first ?? (await ours(round)), limit: bare })
  }
  return runs
}

/** Turns of a second at most: a server that has run for a while is what people meet. */
const WARMING = 8

/** Runs one side until it gets no faster: a process that has just started is measured neither here nor there. */
export async function warm(rate: () => Promise<number>): Promise<void> {
  let best = 0
  for (let turn = 0; turn < WARMING; turn += 1) {
    const now = await rate()
    if (now < best * 1.1) return
    best = now
  }
}

/** An answer that is a page, whole, and for this person: what must be in it, and how long it must be. */
export function isPage(marks: readonly string[], length: number): Shot['check'] {
  return ({ status, text }) => {
    if (status !== 200) return `answered ${status} instead of a page`
    const missing = marks.find((mark) => !text.includes(mark))
    if (missing !== undefined) return `« ${missing} » is not in the page`
    // ids and hours change from one answer to the next, in few letters
    if (Math.abs(text.length - length) > 40 + length / 200) {
      return `${text.length} letters instead of ${length}`
    }
    return undefined
  }
}

/** The redirect that follows a form that was taken. */
export function isRedirect(to: RegExp): Shot['check'] {
  return ({ status, headers, text }) => {
    if (status !== 303) return `answered ${status} instead of 303: ${text.slice(0, 300)}`
    return to.test(headers['location'] ?? '') ? undefined : `leads to ${headers['location']}`
  }
}
