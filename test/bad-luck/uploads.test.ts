import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Account } from '../../src/accounts/index.ts'
import { FileRefused, type FileContent } from '../../src/files/index.ts'
import { docx, png } from '../files/real-files.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'
import { PDF } from './support/dossier.ts'

const MB = 1_000_000

/** A whole PDF of about so many bytes: what follows its header is a comment. */
function bigPdf(bytes: number): Buffer {
  const noise = randomBytes(bytes / 2).toString('hex')
  return Buffer.concat([PDF.subarray(0, 9), Buffer.from(`% ${noise}\n`), PDF.subarray(9)])
}

describe('a file that is not what it should be', () => {
  let setting: Setting
  let ines: Account
  let number: string

  beforeAll(async () => {
    setting = await openSetting()
    ines = await setting.person('Ines Caron')
    const { services, call, command } = setting
    number = await services.applications.start({ call, account: ines, command: command() })
  })
  afterAll(() => setting?.close())

  const attach = (question: string, name: string, content: FileContent) =>
    setting.services.applications.attachFile({
      ...{ account: ines, number, question, upload: { name, content } }
    })
  const kept = async () =>
    (await setting.services.applications.openDraft({ account: ines, number })).draft

  it.each<[string, string, () => Buffer]>([
    ['empty', 'vide.pdf', () => Buffer.alloc(0)],
    ['too-large', 'plan.pdf', () => bigPdf(10 * MB + 10)],
    ['type-unknown', 'lettre.pdf', () => Buffer.from('Bonjour, ceci est un texte.')],
    ['type-forbidden', 'lettre.pdf', () => docx()],
    ['truncated', 'lettre.pdf', () => PDF.subarray(0, PDF.length - 200)]
  ])('is refused as %s, and the dossier stays as it was', async (code, name, content) => {
    const before = await kept()
    const refused = await attach('engagement-letter', name, content()).catch(
      (error: unknown) => error
    )
    expect(refused).toBeInstanceOf(FileRefused)
    expect((refused as FileRefused).code).toBe(code)
    expect(await kept()).toEqual(before)
  })

  it('cut off on its way leaves nothing, and the piece that was there stays', async () => {
    const whole = await attach('engagement-letter', 'lettre.pdf', PDF)
    const cut = () =>
      Readable.from(
        (function* () {
          yield PDF.subarray(0, 100)
          throw new Error('the connection was cut')
        })()
      )
    await expect(attach('engagement-letter', 'nouvelle.pdf', cut)).rejects.toThrow()
    expect((await kept()).files.map(({ id }) => id)).toEqual([whole.id])
    expect((await setting.services.files.verifyAll()).damaged).toEqual([])
  })

  it('with a hostile name is kept under a name that can be shown and saved anywhere', async () => {
    const hostile = '../../etc/\u202Efdp.<script>"\u0000\r\nX: y.pdf'
    const { name } = await attach('engagement-letter', hostile, PDF)
    expect(name).toMatch(/\.pdf$/)
    expect(name).not.toMatch(/[/\\<>"\p{Cc}\p{Cf}]/u)
  })

  it('is named after what it really is', async () => {
    const question = 'map'
    const { accept } = (await setting.services.calls.rules(setting.call))?.content.form.sections
      .flatMap(({ groups }) => groups.flatMap(({ questions }) => questions))
      .find(({ id }) => id === question) as unknown as { accept: string[] }
    expect(accept).toContain('png')
    expect((await attach(question, 'carte.jpg', png)).name).toBe('carte.png')
  })

  it('is refused once the dossier is full, with what was there kept; a piece that leaves makes room', async () => {
    const before = (await kept()).files.reduce((sum, { size }) => sum + size, 0)
    const five = []
    for (let rank = 1; rank <= 5; rank += 1) {
      five.push(await attach('partner-letters', `partenaire-${rank}.pdf`, bigPdf(9.9 * MB)))
    }
    expect(before + five.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(50 * MB)
    const over = await attach('partner-letters', 'de-trop.pdf', bigPdf(2 * MB)).catch(
      (error: unknown) => error
    )
    expect(over).toMatchObject({ code: 'dossier-too-large' })
    expect(
      (await kept()).files.filter(({ question }) => question === 'partner-letters')
    ).toHaveLength(5)

    await setting.services.applications.removeFile({ account: ines, number, id: five[0]?.id ?? '' })
    await attach('partner-letters', 'en-plus.pdf', bigPdf(2 * MB))
  })

  it('two that would fill it together are not both taken', async () => {
    const used = (await kept()).files.reduce((sum, { size }) => sum + size, 0)
    const half = Math.floor(((50 * MB - used) * 0.6) / 2) * 2
    const both = await Promise.allSettled([
      attach('partner-letters', 'a.pdf', bigPdf(half)),
      attach('partner-letters', 'b.pdf', bigPdf(half))
    ])
    const total = (await kept()).files.reduce((sum, { size }) => sum + size, 0)
    expect(total).toBeLessThanOrEqual(50 * MB)
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
