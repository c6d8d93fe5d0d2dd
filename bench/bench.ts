import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deserialize } from 'node:v8'
import mongoose from 'mongoose'
import { SMTPServer } from 'smtp-server'
import { socketPath, socketUri } from '../src/database/embedded/index.ts'
import { projectRoot } from '../src/shared/project-root.ts'
import type { CapturedPage } from './processes/capture-pages.ts'
import { startChild } from './processes/child-process.ts'
import type { Filled } from './filling/fill-store.ts'
import { newSecret, startServer } from './processes/start-server.ts'
import { eveningWorks } from './evening/evening-works.ts'
import { plansFor } from './filling/plans.ts'
import { printTable } from './table/print-table.ts'
import type { Row } from './table/row.ts'
import { doorman, type Bench } from './works/bench.ts'
import { allWorks } from './works/all-works.ts'

/**
 * `npm run bench`: Candide as it runs in production, each work beside its limit in the same run.
 * - `--full` adds 100,000 dossiers;
 * - `--evening` plays the last hour before closing instead: three hundred people who write and deposit;
 * - `--only WORDS,WORDS` measures the works whose name holds one of these, and fills only what they need;
 * - `--folder F` keeps the filled store in F, and begins from it the next time (embedded store only);
 *   with `--fill-only` nothing is measured yet;
 * - `--no-build` takes `dist/` as it is; `--rounds N`, `--seconds S` for each side of a work;
 * - `--profile` writes a `.cpuprofile` of the server; `--json FILE` says where the rows go.
 * MONGODB_URI runs it on a server instead of the embedded store, in its database `candide_bench`, which is
 * dropped before and after.
 */
const { values: asked } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    evening: { type: 'boolean', default: false },
    folder: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    'fill-only': { type: 'boolean', default: false },
    build: { type: 'boolean', default: true },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '0.8' },
    profile: { type: 'boolean', default: false },
    json: { type: 'string', default: join(projectRoot, 'bench-results', 'latest.json') }
  },
  allowNegative: true
})
const started = performance.now()
const since = () => `${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s`
const say = (line: string) => console.error(`${since()}  ${line}`)

const works = (asked.evening ? eveningWorks : allWorks()).filter(({ work }) =>
  asked.only.split(',').some((words) => work.includes(words))
)
if (works.length === 0) {
  console.error(`No work is called « ${asked.only} ». There are:`)
  for (const { work } of allWorks()) console.error(`  ${work}`)
  process.exit(2)
}
if (asked.build) {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: projectRoot, stdio: 'inherit' })
  say('built')
}

const folder = await mkdtemp(join(tmpdir(), 'candide-bench-'))
// a database of its own on that server, whatever the address names: it is dropped
const uri = process.env['MONGODB_URI']?.replace(
  /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/,
  '$1/candide_bench'
)
const smtp = new SMTPServer({
  ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
  onData: (stream, _session, done) => {
    stream.resume().once('end', () => done())
  }
})
const smtpUrl = await new Promise<string>((listening) => {
  const server = smtp.listen(0, '127.0.0.1', () => {
    const address = server.address()
    listening(`smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  })
})

const rows: Row[] = []
try {
  await fill()
  if (!asked['fill-only']) await measure()
} finally {
  smtp.close()
  await rm(folder, { recursive: true, force: true })
}
if (!asked['fill-only']) await write()
if (rows.some(({ ok }) => !ok)) process.exitCode = 1

async function fill(): Promise<void> {
  if (asked.folder && !existsSync(join(asked.folder, 'filled.json'))) {
    await mkdir(asked.folder, { recursive: true })
    await fillInto(asked.folder)
  }
  if (asked.folder) await cp(asked.folder, folder, { recursive: true })
  else await fillInto(folder)
}

/** @returns once nothing is left of an earlier bench on that server */
async function dropDatabase(): Promise<void> {
  if (!uri) return
  const { connection } = await mongoose.connect(uri)
  await connection.dropDatabase()
  await mongoose.disconnect()
}

async function fillInto(folder: string): Promise<void> {
  await dropDatabase()
  const needs = works.flatMap(({ needs: codes }) => codes)
  const plans = plansFor(needs, { full: asked.full })
  const child = startChild([
    '--import',
    'tsx',
    join(projectRoot, 'bench/processes/fill-process.ts')
  ])
  let heard = child.ask<{ say?: string; done?: true }>(
    { folder, ...(uri && { uri }), plans },
    1_800_000
  )
  for (;;) {
    const message = await heard
    if (message.done) break
    say(message.say ?? '')
    heard = child.next(1_800_000)
  }
}

async function measure(): Promise<void> {
  const filled = JSON.parse(readFileSync(join(folder, 'filled.json'), 'utf8')) as Filled
  const captured = deserialize(readFileSync(join(folder, 'pages.bin'))) as CapturedPage[]
  const tsx = ['--import', 'tsx']
  const processes = join(projectRoot, 'bench', 'processes')
  const profile = asked.profile
    ? ['--cpu-prof', '--cpu-prof-dir', join(projectRoot, 'bench-results')]
    : []
  const rowsFile = join(folder, 'rows.bin')
  const secret = newSecret()
  const options = { dataFolder: join(folder, 'data'), smtpUrl, secret, ...(uri && { uri }) }
  const server = await startServer({ ...options, nodeArgs: profile })
  const pages = startChild([
    ...tsx,
    join(processes, 'limit-server.ts'),
    join(folder, 'pages.bin'),
    rowsFile
  ])
  const { port } = await pages.next<{ port: number }>()
  const store = startChild([
    ...[...tsx, join(processes, 'limit-store.ts'), join(folder, 'limit')],
    ...[join(folder, 'drafts.bin'), ...(uri ? [uri] : [])]
  ])
  await store.next()
  say(`the server is up, ${Math.round(server.firstPage)} ms after its start`)
  const storeUri = uri ?? socketUri(socketPath(join(folder, 'data', 'store')), 'candide')
  const connection = (await mongoose.connect(storeUri)).connection
  const bench: Bench = {
    ...{ server, filled, rounds: Number(asked.rounds), seconds: Number(asked.seconds) },
    limits: { baseUrl: `http://127.0.0.1:${port}`, store, rowsFile },
    start: (dataFolder) => startServer({ dataFolder, smtpUrl, secret }),
    pages: new Map(captured.map((page) => [page.name, page])),
    signIn: doorman(server.baseUrl, connection),
    connection
  }
  try {
    for (const { work, run } of works) {
      const made = await run(bench)
      rows.push(...made)
      for (const row of made) say(`${work}: ${row.ratio?.toFixed(2) ?? row.ours.toFixed(1)}`)
    }
  } finally {
    await mongoose.disconnect()
    await Promise.all([server.stop(), pages.stop(), store.stop()])
    await dropDatabase()
  }
}

async function write(): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  console.log(`\n${printTable(rows)}\n`)
  await mkdir(join(asked.json, '..'), { recursive: true })
  const at = new Date().toISOString()
  const text = JSON.stringify({ at, machine, store: uri ? 'served' : 'embedded', rows }, null, 2)
  await writeFile(asked.json, `${text}\n`)
  console.log(`${machine}; ${since().trim()} in all. Written to ${asked.json}`)
}
