import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { runServer } from '../../src/server.ts'
import { createLogger } from '../../src/shared/logger.ts'

it('refuses to start over dossiers of a workflow that it does not hold, says so, and leaves the folder free', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candide-version-'))
  const start = () =>
    runServer({
      config: readConfig({ NODE_ENV: 'test', DATA_FOLDER: folder, PORT: '0' }),
      logger: createLogger('silent'),
      everyMs: 0
    })
  const first = await start()
  await first.services.calls.create({
    ...{
      kind: 'territoire-volontaire',
      command: 'create',
      by: { id: 'nadia', roles: ['direction', 'officer'] }
    }
  })
  const { calls } = first.services.calls.models
  await calls.updateMany({}, { $set: { 'def.hash': 'of-another-workflow' } })
  await first.stop()

  await expect(start()).rejects.toThrow(/does not start.*call 1 was edited since.*2027-01/s)
  // a second try finds the folder free, and says the same
  await expect(start()).rejects.toThrow('does not start')
  await rm(folder, { recursive: true, force: true })
})
