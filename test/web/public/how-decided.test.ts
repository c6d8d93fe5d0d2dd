import type { Client } from '../../support/client.ts'
import { smallJury, type SmallJury } from '../jury/support/small-jury.ts'
import { words } from '../support/html.ts'

/** Promise 4 at the public door: how it was decided is said, and nobody can be found in it. */
describe('how a call was decided, on its public page', () => {
  let jury: SmallJury
  let visitor: Client
  beforeAll(async () => {
    jury = await smallJury()
    const { people, services, on } = jury
    visitor = await jury.as(people.reader)
    await services.selection.giveOpinion(on(people.chair))
    await jury.settle()
    await jury.goTo('2027-05-20T17:40:00+02:00')
    await services.selection.sign(on(people.authority))
    await jury.settle()
    const by = { id: people.officer.id, roles: ['officer'] }
    await services.calls.announce({ number: jury.call, command: jury.command(), by })
  })
  afterAll(() => jury?.close())

  it('says who sat, how many counted, the quorum, and how many stood aside', async () => {
    const page = words((await visitor.get('/appels/2027-01')).text)
    expect(page).toContain('Le jury s’est réuni : 3 voix sur 3, 3 membres étant présents.')
    expect(page).toContain('Le quorum, 2 voix, était atteint.')
    expect(page).toContain('Un membre s’est déporté d’un dossier au moins')
    expect(page).toContain('Le classement d’ensemble s’est voté hors déport, à 2 voix.')
  })

  it('names neither who stood aside, nor from what, nor anybody but the selected', async () => {
    const doors = ['', '/presentation', '/resultats.csv', '/resultats.json'].map(
      (door) => `/appels/2027-01${door}`
    )
    for (const door of doors) {
      const { status, text } = await visitor.get(door)
      expect(status).toBe(200)
      expect(text).not.toMatch(/Dreux|Bourges|Issoudun|VAC-000[234]|80[.,]0|Note sur/)
    }
    const { jury: sat } = JSON.parse(
      (await visitor.get('/appels/2027-01/resultats.json')).text
    ) as {
      jury: Record<string, unknown>
    }
    expect(sat).toMatchObject({ ...{ voting: 3, votes: 3, votesOnRanking: 2 }, aside: 1 })
    expect(JSON.stringify(sat)).not.toMatch(/VAC-|recus/)
  })
})
