import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, MongoServerError } from 'mongodb'
import { checkFolder } from '../../../src/database/embedded/index.ts'
import { built } from '../../support/built-program.ts'

const KILLS = process.env.CI === 'true' ? 500 : 12

interface Served {
  uri: string
  process: ChildProcess
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-crash-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function serve(): Promise<Served> {
  const script = await built('database/durability/processes/serve')
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [first] = (await once(child.stdout, 'data')) as [Buffer]
  return { uri: first.toString().trim(), process: child }
}

interface Dossier {
  _id: string
  code: string
  left: number
  right: number
}

/** What the server has acknowledged so far. */
interface Acknowledged {
  created: string[]
  moves: number
}

/** Writes from eight sides at once until the server dies. */
async function writeUntilKilled(
  { process: child }: Served,
  client: MongoClient,
  round: number
): Promise<Acknowledged> {
  const dossiers = client.db().collection<Dossier>('dossiers')
  const acknowledged: Acknowledged = { created: [], moves: 0 }
  let dead = false
  const gone = once(child, 'exit').then(() => {
    dead = true
    return client.close(true)
  })
  setTimeout(() => child.kill('SIGKILL'), Math.random() * 80)
  const writer = async (side: number) => {
    for (let n = 0; !dead; n++) {
      const _id = `${round}-${side}-${n}`
      try {
        await dossiers.insertOne({ _id, code: `C${_id}`, left: 0, right: 0 })
        acknowledged.created.push(_id)
        await dossiers.updateOne({ _id: 'counter' }, { $inc: { left: 1, right: 1 } })
        acknowledged.moves++
      } catch (error) {
        // The end of the connection is the end of the round; a refusal would be a fault.
        expect(error).not.toBeInstanceOf(MongoServerError)
        return
      }
    }
  }
  await Promise.all([...Array(8).keys()].map(writer))
  await gone
  return acknowledged
}

it(`keeps every acknowledged write, whole, through ${KILLS} kills`, async () => {
  let last: Acknowledged = { created: [], moves: 0 }
  let inserts = 0
  let moves = 0
  for (let round = 0; round <= KILLS; round++) {
    const served = await serve()
    const client = await MongoClient.connect(served.uri, { retryWrites: false })
    const dossiers = client.db().collection<Dossier>('dossiers')
    if (round === 0) {
      await dossiers.createIndex({ code: 1 }, { unique: true })
      await dossiers.insertOne({ _id: 'counter', code: 'counter', left: 0, right: 0 })
    }
    const found = new Set(await dossiers.distinct('_id', { _id: { $in: last.created } }))
    expect(last.created.filter((_id) => !found.has(_id))).toEqual([])
    const counter = await dossiers.findOne({ _id: 'counter' })
    expect(counter?.left).toBe(counter?.right)
    expect(counter?.left).toBeGreaterThanOrEqual(moves + last.moves)
    inserts += last.created.length
    // What was on its way when the server died may have been kept too.
    moves = counter?.left ?? 0
    last = await writeUntilKilled(served, client, round)
  }
  const { problems, documents } = await checkFolder(folder)
  expect(problems).toEqual([])
  expect(documents).toBeGreaterThan(inserts)
  process.stdout.write(
    `${KILLS + 1} kills, ${inserts} acknowledged inserts and ${moves} moves, none lost\n`
  )
})
