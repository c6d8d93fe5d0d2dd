import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeAddress, startCandide, stopCandide } from './cli/candide-process.ts'
import { built, builtProgram } from './support/built-program.ts'

/** What `npm run build` writes is what people run. */
describe('the program as it is built', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candide-built-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it('serves its pages with the sentences that the build left beside it', async () => {
    const root = join(folder, 'program')
    await cp(await builtProgram(), root, { recursive: true, verbatimSymlinks: true })
    const sentences = join(root, 'dist', 'built', 'fr.json')
    const before = await readFile(sentences, 'utf8')
    await writeFile(sentences, before.replaceAll('Mentions légales', 'Mentions du bâti'))
    const address = await freeAddress()
    const server = await startCandide(join(folder, 'data'), address, { root })
    try {
      expect(await (await fetch(address)).text()).toContain('Mentions du bâti')
    } finally {
      expect(await stopCandide(server)).toBe(0)
    }
  })

  it('says that a port is taken, and what to do', async () => {
    const address = await freeAddress()
    const server = await startCandide(folder, address)
    try {
      const [program, { port }] = [await built('main'), new URL(address)]
      const second = spawn(process.execPath, [program], {
        env: { ...process.env, DATA_FOLDER: join(folder, 'second'), PORT: port }
      })
      let said = ''
      second.stderr.on('data', (text: Buffer) => (said += text.toString()))
      expect(await once(second, 'close')).toEqual([1, null])
      expect(said.trimEnd().split('\n').slice(1)).toEqual([
        `- PORT: ${port} is taken on 127.0.0.1. Stop what uses it, or choose another one.`
      ])
    } finally {
      await stopCandide(server)
    }
  })
})
