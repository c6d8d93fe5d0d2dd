import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withInstallation } from '../../../src/cli/open-installation.ts'
import { runCommand } from '../../../src/cli/run-command.ts'

describe('candide rehearse', () => {
  let env: Record<string, string>
  beforeAll(async () => {
    env = { NODE_ENV: 'test', DATA_FOLDER: await mkdtemp(join(tmpdir(), 'candide-cli-')) }
    await withInstallation(env, async ({ calls }) => {
      await calls.create({
        ...{
          kind: 'territoire-volontaire',
          command: 'create',
          by: { id: 'odile', roles: ['direction'] }
        }
      })
    })
  })
  afterAll(() => rm(env['DATA_FOLDER'] ?? '', { recursive: true, force: true }))

  async function run(...words: string[]) {
    const [out, err]: [string[], string[]] = [[], []]
    const terminal = { say: (line: string) => void out.push(line), progress: () => undefined }
    const code = await runCommand(
      ['rehearse', ...words],
      env,
      terminal,
      (line) => void err.push(line)
    )
    return { code, out, err }
  }

  it('prints what would happen, every letter in full, and what a silent role changes', async () => {
    const { code, out } = await run('2027-01', '--dossiers', '1', '--silent', 'authority')
    const text = out.join('\n').replace(/\s/g, ' ')
    expect(text).toContain('1 dossiers inventés')
    expect(text).toMatch(/RÉPÉTITION|Répétition/)
    expect(text).toContain('lundi 15 mars 2027, 12 h 00 *')
    expect(text).toContain('== ')
    expect(text).toContain('la suppléance peut signer')
    expect(text).not.toMatch(/rehearsal\.\w|undefined|\{\{/)
    expect(code).toBe(0)
  })

  it('refuses a role, a number and a call that are none, saying which there are', async () => {
    expect(await run('2027-01', '--silent', 'mayor')).toMatchObject({
      code: 2,
      err: [expect.stringContaining('writer'), expect.stringContaining('Usage')]
    })
    expect((await run('2027-01', '--dossiers', 'many')).err[0]).toContain('de 1 à 100')
    expect(await run('2031-09')).toMatchObject({ code: 1, err: ['There is no call 2031-09.'] })
  })
})
