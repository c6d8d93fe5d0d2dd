import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { readConfig } from '../config.ts'
import { runServer, type Running } from '../server.ts'
import { movableClock } from '../shared/clock.ts'
import { createLogger } from '../shared/logger.ts'
import { demoTransport } from './demo-mail.ts'
import { demoPages } from './pages/demo-pages.ts'
import { demoPaths } from './pages/demo-paths.ts'
import { createStageDoor } from './stage-door.ts'
import { FIRST_DAY } from './play-story.ts'

/**
 * Candide with the story in it: an embedded store in a folder of its own, mails kept in a mailbox, a clock
 * that can be moved, and a door for each role. Nothing stays when it stops.
 * @param env PORT and LOG_LEVEL count; the rest is the demonstration's own
 */
export async function runDemo(env: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const start = performance.now()
  const dataFolder = await mkdtemp(join(tmpdir(), 'candide-demo-'))
  const config = readConfig({
    PORT: env['PORT'] ?? '3000',
    HOST: env['HOST'],
    // mails that are refused belong to the story
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'error',
    DATA_FOLDER: dataFolder
  })
  const clock = movableClock(FIRST_DAY, { ticking: true })
  const door = createStageDoor(clock)
  const running = await runServer({
    // links expire with the story: a mail of February no longer opens in March
    ...{
      config,
      clock,
      machineClock: clock,
      everyMs: 0,
      disposable: true,
      transport: demoTransport(),
      logger: createLogger(config.logLevel)
    },
    extraPages: demoPages(door),
    strip: ({ t }) => ({
      ...{ words: t('demo.strip.words'), date: clock.now() },
      ...{ path: demoPaths.stage(), link: t('demo.strip.link') }
    }),
    prepare: (services) => door.open(services)
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `\n  Candide, démonstration : ${running.address}/demonstration   (prête en ${seconds} s)\n`
  )
  console.log('  Ctrl+C pour arrêter. Rien n’est gardé.\n')
  return {
    ...running,
    async stop() {
      await door.close()
      await running.stop()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}
