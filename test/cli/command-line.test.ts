import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { withInstallation } from '../../src/cli/open-installation.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { newClient } from '../support/client.ts'
import { candide, freeAddress, startCandide, stopCandide } from './candide-process.ts'

const MAIL = 'claire@example.org'

describe('the command line, in processes of its own', () => {
  let folder: string
  let address: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candide-cli-'))
    address = await freeAddress()
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const run = (...words: string[]) => candide(folder, address, ...words)

  it('a first administrator is made beside the running server, and enters by a printed link, once', async () => {
    const server = await startCandide(folder, address)
    try {
      const made = await run(
        ...['account', 'create', 'Claire@Example.org', '--name', 'Claire Petit'],
        ...['--role', 'administrator']
      )
      expect(made).toMatchObject({ code: 0, err: '' })
      expect(made.out).toContain(`Claire Petit <${MAIL}>: administrator`)

      const { code, out } = await run('link', MAIL)
      expect(code).toBe(0)
      expect(new URL(out.trim()).origin).toBe(address)
      const { pathname } = new URL(out.trim())
      const claire = newClient(address)
      expect((await claire.get(pathname)).text).toContain(MAIL)
      expect((await claire.post(pathname, {})).status).toBe(303)
      expect((await claire.get('/mon-compte')).text).toContain('Claire Petit')
      const thief = newClient(address)
      await thief.get(pathname)
      await thief.post(pathname, {})
      expect((await thief.get('/mon-compte')).text).not.toContain('Claire Petit')
    } finally {
      expect(await stopCandide(server)).toBe(0)
    }
  })

  it('works without the server, and takes a role away', async () => {
    await run('account', 'create', MAIL, '--name', 'Claire Petit', '--role', 'direction')
    const { code, out } = await run('account', 'revoke', MAIL, '--role', 'direction')
    expect({ code, out }).toEqual({
      code: 0,
      out: `Claire Petit <${MAIL}>: no role of the installation\n`
    })
  })

  it('makes no link for an address that nobody has, and says what to do', async () => {
    const { code, out, err } = await run('link', 'nobody@example.org')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('candide account create nobody@example.org')
  })

  it('verify says that all agrees, then names the step that somebody changed by hand', async () => {
    await withInstallation({ DATA_FOLDER: folder }, async ({ calls }) => {
      const by = { id: 'someone', roles: ['direction', 'officer'] }
      await calls.create({ kind: 'territoire-volontaire', command: 'c1', by })
    })
    const before = await run('verify')
    expect(before.out).toContain('call: 1 replayed')
    expect(before).toMatchObject({ code: 0, err: '' })
    expect(before.out).toContain('Everything agrees.')

    await withInstallation({ DATA_FOLDER: folder }, async ({ calls }) => {
      const { collectionName } = calls.models.calls.collection
      await mongoose.connection
        .collection(collectionName)
        .updateOne({}, { $set: { 'history.0.by.id': 'somebody else' } })
    })
    const after = await run('verify')
    expect(after.code).toBe(1)
    expect(after.out).toMatch(/2027-01, step 1, chain/)
    expect(after.out).toContain('1 difference(s) found.')
  })
})

describe('what is not understood', () => {
  /** In this process: nothing is opened before the words are understood. */
  async function typed(words: readonly string[], env: Record<string, string> = {}) {
    const out: string[] = []
    const err: string[] = []
    const terminal = { say: (line: string) => out.push(line), progress: () => undefined }
    const code = await runCommand(words, env, terminal, (line) => err.push(line))
    return { code, out: out.join('\n'), err: err.join('\n') }
  }

  it.each([
    ['a missing name', ['account', 'create', MAIL], '--name'],
    ['an unknown role', ['account', 'create', MAIL, '--name', 'C', '--role', 'king'], 'direction'],
    ['something that is no address', ['link', 'claire'], 'not a mail address'],
    ['an option that does not exist', ['verify', '--fast'], '--fast'],
    ['a word too many', ['link', MAIL, 'please'], 'please'],
    ['an unknown command', ['dance'], 'candide link MAIL']
  ])('%s is refused with the usage', async (_, words, told) => {
    const { code, out, err } = await typed(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(told)
    expect(err).toContain('candide ')
  })

  it('every command is told when asked', async () => {
    const { code, out } = await typed(['--help'])
    expect(code).toBe(0)
    for (const name of ['account create', 'account revoke', 'link', 'verify', 'store backup']) {
      expect(out).toContain(`candide ${name}`)
    }
  })

  it('a mistake of the configuration is named', async () => {
    const { code, err } = await typed(['verify'], { PORT: 'many' })
    expect(code).toBe(1)
    expect(err).toContain('PORT')
  })
})
