import type { Draft } from '../../src/applications/index.ts'
import { newId } from '../../src/shared/ids.ts'
import { VIERZON } from '../../test/forms/support/vierzon.ts'
import { numberOf } from '../filling/fill-store.ts'
import { peopleFor } from '../filling/seeds.ts'
import { volley, type Shot } from '../load/volley.ts'
import type { StoreOrder } from '../processes/limit-store.ts'
import { atLeast, ratioRow, type Row } from '../table/row.ts'
import { alternate, isRedirect, warm, type Bench, type Visitor } from './bench.ts'
import { CONNECTIONS, formPage } from './pages-of.ts'
import type { Work } from './work.ts'

/** Deposits of one run: enough to measure, few enough for five runs of the call's dossiers. */
const DEPOSITS = 80

export const writeWorks: readonly Work[] = [
  { work: 'autosave and save of a section', needs: ['OUV'], run: saves },
  { work: 'submit', needs: ['OUV', 'DEP'], run: submits }
]

async function saves(bench: Bench): Promise<Row[]> {
  const { server, rounds, seconds } = bench
  const numbers = (bench.filled.calls['OUV']?.standings.draft ?? []).slice(0, CONNECTIONS)
  const before = await versions(bench, numbers)
  let count = 0
  const shots = await Promise.all(
    numbers.map(async (number) => {
      const { path, as } = formPage(number)
      const visitor = await bench.signIn(as ?? '')
      // several texts, so that each save changes the document
      return Array.from({ length: 4 }, () => saveShot(path, visitor, `${(count += 1)}`))
    })
  )
  const fire = async (time: number) => {
    const { rate, answers } = await volley(server.baseUrl, { shots, seconds: time })
    taken += answers
    return rate
  }
  let taken = 0
  await warm(() => fire(seconds))
  await warm(() => askStore(bench, 'save', seconds))
  const runs = await alternate(
    rounds,
    () => fire(seconds),
    () => askStore(bench, 'save', seconds)
  )
  const written = await versions(bench, numbers)
  const saved = numbers.reduce(
    (sum, number) => sum + (written.get(number) ?? 0) - (before.get(number) ?? 0),
    0
  )
  if (saved < taken) throw new Error(`${taken} saves were acknowledged and ${saved} were made.`)
  return [ratioRow('autosave and save of a section', runs, atLeast(0.5), 'saves/s')]
}

/** The form as the browser sends it: every control of the section, and the text that changed. */
export function saveBody(token: string, text: string): string {
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(VIERZON['project'] ?? {})) {
    for (const one of [value].flat()) fields.append(name, one)
  }
  fields.set('democratic-question', `Comment décider à plusieurs ? ${text}`)
  const asked = new Set(Object.keys(VIERZON['project'] ?? {}).map((name) => name.split('.')[0]))
  for (const name of asked) fields.append('asked', name ?? '')
  fields.set('suite', 'rester')
  fields.set('_csrf', token)
  return fields.toString()
}

export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

function saveShot(path: string, { headers, token }: Visitor, text: string): Shot {
  return {
    ...{ method: 'POST', path, body: saveBody(token, text) },
    headers: { ...headers, ...FORM_TYPE },
    check: isRedirect(new RegExp(`${path}$`))
  }
}

async function versions({ connection }: Bench, numbers: readonly string[]) {
  const found = await connection
    .collection<Draft>('drafts')
    .find({ _id: { $in: [...numbers] } })
    .project<Pick<Draft, '_id' | 'v'>>({ v: 1 })
    .toArray()
  return new Map(found.map(({ _id, v }) => [_id, v]))
}

async function submits(bench: Bench): Promise<Row[]> {
  const { server, filled, rounds, seconds, connection } = bench
  const call = filled.calls['DEP']
  if (!call) return []
  const writers = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, at) =>
      bench.signIn(peopleFor(numberOf('DEP', at + 1)).writer.mail)
    )
  )
  let next = 0
  const fire = async (amount: number) => {
    // dossier n belongs to writer n modulo 16, as the fill gave them
    const shots = writers.map((visitor, at) => {
      const ranks: number[] = []
      for (let rank = next + at + 1; rank <= next + amount; rank += CONNECTIONS) ranks.push(rank)
      return ranks.map((rank) => depositShot(numberOf('DEP', rank), visitor))
    })
    next += amount
    return (await volley(server.baseUrl, { shots, amount })).rate
  }
  const possible = Math.floor((call.size - CONNECTIONS) / DEPOSITS)
  await fire(CONNECTIONS)
  await warm(() => askStore(bench, 'submit', seconds))
  const runs = await alternate(
    Math.min(rounds, possible),
    () => fire(DEPOSITS),
    () => askStore(bench, 'submit', seconds)
  )
  const receipts = await connection.collection('receipts').countDocuments({ call: call.number })
  const deposited = await connection
    .collection('applications')
    .countDocuments({ 'subject.call': call.number, states: 'file.before.deposited' })
  if (receipts !== next || deposited !== next) {
    throw new Error(`${next} deposits made ${receipts} receipts, ${deposited} deposited dossiers.`)
  }
  return [ratioRow('submit', runs, atLeast(0.4), 'submits/s')]
}

export function depositShot(number: string, { headers, token }: Visitor): Shot {
  const path = `/dossiers/${number}/deposer`
  const body = new URLSearchParams({ command: newId(), _csrf: token }).toString()
  return {
    ...{ method: 'POST', path, body },
    headers: { ...headers, ...FORM_TYPE },
    check: isRedirect(new RegExp(`/dossiers/${number}/accuse$`))
  }
}

async function askStore(
  { limits }: Bench,
  act: StoreOrder['act'],
  seconds: number
): Promise<number> {
  const order: StoreOrder = { act, ms: seconds * 1000, inFlight: CONNECTIONS }
  return (await limits.store.ask<{ perSecond: number }>(order)).perSecond
}
