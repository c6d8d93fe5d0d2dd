import { demoTransport } from '../../../src/demo/demo-mail.ts'
import { FIRST_DAY, openStory } from '../../../src/demo/play-story.ts'
import { SCENES, type Scene } from '../../../src/demo/scenes.ts'
import { startApp } from '../../support/app.ts'
import { onceARun } from '../../support/once-a-run.ts'

/**
 * A folder from which an app starts at this scene: the story is played once for all the files of a run, from each
 * scene to the next, and the program is closed in between. A deed that is refused fails whoever asked.
 */
export function playedTo({ id, at }: Scene): Promise<string> {
  const before = SCENES.findLast((scene) => scene.at < at)
  return onceARun(`story/${id}`, async (folder) => {
    const start = before?.at ?? FIRST_DAY
    const app = await startApp({
      ...{ start, transport: demoTransport() },
      from: before && (await playedTo(before))
    })
    const how = { strict: true, played: before?.at }
    const { player } = await openStory(app.services, app.clock, how)
    await player.playUntil(at)
    await app.close(folder)
  })
}
