import { doorsOf } from '../../src/demo/pages/doors.ts'
import { SCENES, type Scene } from '../../src/demo/scenes.ts'
import { newClient, type Client } from '../support/client.ts'
import { crawl, mistakesOn, titleOf, type CrawledPage } from '../support/crawl.ts'
import { openStoryApp, type StoryApp } from '../web/support/story-app.ts'

/** The demonstration, looked at page by page: every kind of page that each person can reach by links. */
describe('every page of the demonstration', () => {
  let app: StoryApp
  const scenes = SCENES.filter(({ id }) => ['writing', 'screening', 'afterwards'].includes(id))

  describe.each(scenes)('when $id', (scene) => {
    let pages: (CrawledPage & { who: string })[]

    beforeAll(async () => {
      app = await openStoryApp(scene.id)
      pages = []
      for (const { who, client, start } of await everybody(scene)) {
        const found = await crawl(client, start)
        pages.push(...found.map((page) => ({ ...page, who })))
      }
    })

    afterAll(() => app.close())

    it('opens, and shows no mistake of ours', () => {
      const wrong = pages.flatMap((page) =>
        mistakesOn(page).map((mistake) => `${page.who}, ${page.path}: ${mistake}`)
      )
      expect(wrong).toEqual([])
      // a door that leads nowhere would make the look an easy one
      expect(pages.length).toBeGreaterThan(150)
    })

    it('is told apart from the others by its title', () => {
      const named = pages.filter(({ html }) => titleOf(html) !== '')
      const twice = named.flatMap(({ who, path, html }) =>
        named
          .filter((other) => other.who === who && other.path < path)
          .filter(
            (other) => titleOf(other.html) === titleOf(html) && headOf(other) !== headOf({ html })
          )
          .map((other) => `${who}: ${other.path} and ${path}, ${titleOf(html)}`)
      )
      expect(twice).toEqual([])
    })
  })

  async function everybody(
    scene: Scene
  ): Promise<{ who: string; client: Client; start: string[] }[]> {
    const visitor = { who: 'a visitor', client: newClient(app.baseUrl), start: ['/', '/entrer'] }
    const people = doorsOf(scene).map(async ({ name, path }) => ({
      ...{ who: name, client: await app.as(name), start: [path, '/dossiers', '/mon-compte'] }
    }))
    return [visitor, ...(await Promise.all(people))]
  }
})

/** The main heading: the same page may have two addresses. */
function headOf({ html }: Pick<CrawledPage, 'html'>): string {
  return /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''
}
