import { demoTransport } from '../../../src/demo/demo-mail.ts'
import { FIRST_DAY, openStory } from '../../../src/demo/play-story.ts'
import type { Player } from '../../../src/playing/player.ts'
import { SCENES, type Scene } from '../../../src/demo/scenes.ts'
import type { StoryStage as Stage } from '../../../src/demo/story-stage.ts'
import { startApp, type TestApp, type TestAppOptions } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { playedTo } from './played-story.ts'

/** The whole application with the story of the call played on it, up to a scene. */
export interface StoryApp extends TestApp {
  player: Player
  stage: Stage
  /** somebody of the story, signed in */
  as(name: string): Promise<Client>
  /** plays on; sessions and links live on the machine's clock, which follows */
  playUntil(instant: string): Promise<void>
}

/**
 * Starts with what `playedTo` keeps; a served store, which has no folder to copy, plays it all.
 * @param options.strict a deed of the story that is refused later fails the test
 */
export async function openStoryApp(
  id: Scene['id'],
  { strict = false, ...options }: TestAppOptions & { strict?: boolean } = {}
): Promise<StoryApp> {
  const scene = SCENES.find((one) => one.id === id)
  if (!scene) throw new Error(`No scene is called ${id}.`)
  const served = process.env['TEST_MONGODB_URI'] !== undefined
  const from = served ? undefined : await playedTo(scene)
  const start = served ? FIRST_DAY : scene.at
  const app = await startApp({ ...options, transport: demoTransport(), start, from })
  const played = served ? undefined : scene.at
  const { player, stage } = await openStory(app.services, app.clock, { strict, played })
  const playUntil = async (instant: string) => {
    await player.playUntil(new Date(instant))
    app.machineClock.moveTo(new Date(instant))
  }
  await playUntil(scene.at.toISOString())
  return {
    ...app,
    ...{ player, stage, playUntil },
    async as(name) {
      const client = newClient(app.baseUrl)
      await signIn(app, client, (await stage.person(name)).mail)
      return client
    }
  }
}
