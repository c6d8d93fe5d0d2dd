import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedStore, type EmbeddedStore } from '../../../src/database/embedded/index.ts'
import { notApplicable } from './requirements.ts'
import { runTest } from './run-test.ts'
import { FOLDER, specificationFiles } from './specification-file.ts'

const files = specificationFiles()

if (!files) {
  it('needs the specifications beside the project', () => {
    process.stderr.write(`\nMongoDB's specification tests were NOT run: ${FOLDER} is absent.\n`)
    expect(process.env.CI).not.toBe('true')
  })
} else {
  let store: EmbeddedStore
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candide-spec-'))
    store = await startEmbeddedStore({ folder, failPoints: true })
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  const reasons = new Map<string, number>()
  let applicable = 0
  for (const file of files) {
    const tests = file.tests.filter((test) => {
      const reason = notApplicable(file, test)
      if (reason === undefined) applicable++
      else reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      return reason === undefined
    })
    if (tests.length === 0) continue
    describe(file.name, () => {
      for (const test of tests) {
        it(test.description, () => runTest(store.uri, file, test))
      }
    })
  }

  it('is published in docs/store.md as it is', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../docs/store.md'), 'utf8')
    expect(page).toContain(`| applicable | ${applicable} |`)
    for (const [reason, count] of reasons)
      expect(page).toContain(`| not applicable: ${reason} | ${count} |`)
  })
}
