import { TRIES } from '../../src/demo/pages/doors.ts'
import { enterPage } from '../../src/demo/pages/enter.ts'
import { demoPaths } from '../../src/demo/pages/demo-paths.ts'
import { canBeSeen, sceneOf } from '../../src/demo/pages/seen-at.ts'
import { statesPage } from '../../src/demo/pages/states.ts'
import { SCENES } from '../../src/demo/scenes.ts'
import { createStageDoor } from '../../src/demo/stage-door.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { newClient } from '../support/client.ts'
import { mistakesOn } from '../support/crawl.ts'
import { openStoryApp, type StoryApp } from '../web/support/story-app.ts'

/** The demonstration shows a dossier in every state that one can be in, and opens it in one click. */
describe.each(SCENES)('when $id, a dossier in each state', (scene) => {
  let app: StoryApp
  let page: string

  beforeAll(async () => {
    const door = createStageDoor(movableClock(scene.at))
    app = await openStoryApp(scene.id, { extraPages: [statesPage, enterPage(door)] })
    page = (await newClient(app.baseUrl).get(demoPaths.states())).text
  })
  afterAll(() => app.close())

  it('is there, where the page of another date says so', async () => {
    const leaves = leavesOf(app)
    const promised = leaves.filter((state) => canBeSeen(state) && sceneOf(state) === scene.id)
    const instances = await app.services.applications.models.applications.find().lean()
    const held = new Set(instances.flatMap(({ states }) => states))
    expect(promised.filter((state) => !held.has(state))).toEqual([])
    expect(leaves.filter((state) => canBeSeen(state) && !sceneOf(state))).toEqual([])
  })

  it('opens in one click', async () => {
    // the first of each state
    const numbers = page
      .split('<div class="grow">')
      .flatMap((one) => /name="dossier" value="([^"]+)"/.exec(one)?.[1] ?? [])
    expect(numbers.length).toBeGreaterThan(2)
    const wrong = []
    for (const number of new Set(numbers)) {
      const client = newClient(app.baseUrl)
      await client.get(demoPaths.states())
      const entered = await client.post(demoPaths.enter(), { dossier: number })
      const { status, text } = await client.get(entered.location || '/nowhere')
      const path = entered.location
      wrong.push(...mistakesOn({ path, status, html: text }).map((one) => `${number}: ${one}`))
    }
    expect(wrong).toEqual([])
  })

  it('and what is proposed to try are there for whom is named', async () => {
    for (const { as, path } of TRIES[scene.id]) {
      const client = as ? await app.as(as) : newClient(app.baseUrl)
      const { status } = await client.get(path)
      expect({ path, as, status }).toEqual({ path, as, status: 200 })
    }
  })
})

function leavesOf({ services }: StoryApp): string[] {
  const names = Object.keys(services.chartLabels['application']?.fr.states ?? {})
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)))
}
