import { gunzipSync } from 'node:zlib'
import autocannon from 'autocannon'

/** One request, and how its answer is known to be the right one. */
export interface Shot {
  method?: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
  check: Check
}

/** @returns what is wrong with an answer, or undefined */
export type Check = (answer: Answered) => string | undefined

export interface Answered {
  status: number
  headers: Record<string, string>
  /** decompressed */
  text: string
}

export interface Volley {
  /** answers per second */
  rate: number
  answers: number
  /** milliseconds, of each answer */
  latencies: number[]
}

interface Client {
  on(event: 'headers', hear: (parsed: { headers: string[] }) => void): void
  on(event: 'response', hear: (status: number, bytes: number, ms: number) => void): void
  setRequests(requests: readonly object[]): void
  pipelinedRequests: { addBody(data: Buffer): void }
}

interface Raw {
  shot: Shot
  status: number
  headers: string[]
  body: Buffer[]
  ms: number
}

/**
 * Fires shots at a server from so many connections for about so long (or so many in all) with autocannon; each
 * connection has its own list of shots, and takes them round. Every answer is kept whole and checked after the
 * last one, so that checking costs the measure nothing.
 * @throws Error with the first answer that is not the right one, or when a connection fails
 */
export async function volley(
  baseUrl: string,
  {
    shots,
    seconds,
    amount
  }: { shots: readonly (readonly Shot[])[]; seconds?: number; amount?: number }
): Promise<Volley> {
  const kept: Raw[] = []
  // so many as lasted so long the last time, and two for each connection at least
  const place = `${baseUrl}${shots[0]?.[0]?.path ?? ''}`
  const enough = Math.max(2 * shots.length, Math.ceil((rates.get(place) ?? 0) * (seconds ?? 1)))
  let first = 0
  let last = 0
  let connection = 0
  const result = await new Promise<{ errors: number; timeouts: number }>((resolve, reject) => {
    const options = {
      ...{ url: baseUrl, connections: shots.length, sampleInt: 20, timeout: 60 },
      amount: amount ?? enough,
      setupClient(client: Client) {
        const mine = shots[connection++ % shots.length] ?? []
        listen(client, mine, (raw) => {
          last = performance.now()
          kept.push(raw)
        })
      }
    }
    first = performance.now()
    autocannon(options, (error: Error | null, done: { errors: number; timeouts: number }) => {
      if (error) reject(error)
      else resolve(done)
    })
  })
  if (result.errors + result.timeouts > 0) {
    throw new Error(`${result.errors} connections failed, ${result.timeouts} were not answered.`)
  }
  for (const raw of kept) checkOne(raw)
  const rate = kept.length / ((last - first) / 1000)
  rates.set(place, rate)
  given.set(baseUrl, answersOf(baseUrl) + kept.length)
  return {
    rate,
    answers: kept.length,
    latencies: kept.map(({ ms }) => ms)
  }
}

const given = new Map<string, number>()

/** Answers per second of an address, the last time it was asked. */
const rates = new Map<string, number>()

/** How many answers this server has given to the bench. */
export function answersOf(baseUrl: string): number {
  return given.get(baseUrl) ?? 0
}

/** Autocannon keeps bodies as text, which breaks what is compressed: the bytes are kept beside it. */
function listen(client: Client, shots: readonly Shot[], keep: (raw: Raw) => void): void {
  let at = 0
  let body: Buffer[] = []
  let headers: string[] = []
  const load = () => {
    const shot = shots[at % shots.length]
    if (!shot) throw new Error('A connection has nothing to ask.')
    const { method = 'GET', path, headers: sent, body: form } = shot
    const request = { method, path, headers: { 'accept-encoding': 'gzip', ...sent } }
    client.setRequests([{ ...request, ...(form !== undefined && { body: form }) }])
    return shot
  }
  let current = load()
  client.pipelinedRequests.addBody = (data) => {
    body.push(data)
  }
  client.on('headers', (parsed) => {
    headers = parsed.headers
    body = []
  })
  client.on('response', (status, _bytes, ms) => {
    keep({ shot: current, status, headers, body, ms })
    body = []
    at += 1
    current = load()
  })
}

function checkOne({ shot, status, headers, body }: Raw): void {
  const wrong = shot.check(answered(status, headers, Buffer.concat(body)))
  if (wrong) throw new Error(`${shot.method ?? 'GET'} ${shot.path}: ${wrong}`)
}

function answered(status: number, list: readonly string[], body: Buffer): Answered {
  const headers: Record<string, string> = {}
  for (let at = 0; at < list.length; at += 2) {
    headers[(list[at] ?? '').toLowerCase()] = list[at + 1] ?? ''
  }
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return { status, headers, text: plain.toString('utf8') }
}
