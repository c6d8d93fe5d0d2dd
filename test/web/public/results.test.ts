import { createHash } from 'node:crypto'
import { example } from '../../selection/ranking/jury-example.ts'
import { newClient } from '../../support/client.ts'
import {
  closeBrowser,
  describeInBrowser,
  expectGoodAtEveryWidth,
  newVisitor
} from '../../support/browser.ts'
import { juryCall, type JuryCall } from './support/announced-call.ts'
import { serve } from './support/serve.ts'

const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const describeIfPresent = example ? describe : describe.skip

/** Every address where a result could slip out. */
const DOORS = ['', '/presentation', '/regles', '/resultats.csv', '/resultats.json']

describeIfPresent('the results of the 26 dossiers of the example', () => {
  if (!example) return
  const given = example
  const { expected } = given
  let call: JuryCall
  let site: { baseUrl: string; close(): Promise<void> }
  let losers: string[]

  beforeAll(async () => {
    call = await juryCall(given)
    site = await serve(call.day.services)
    losers = [...call.day.writers.keys()].filter((number) => !expected.selected.includes(number))
  })
  afterAll(async () => {
    await closeBrowser()
    await site?.close()
    await call?.day.close()
  })

  const address = (door = '') => `/appels/${call.day.call}${door}`
  const read = async (path: string) => (await newClient(site.baseUrl).get(path)).text

  async function expectNothingLeaks() {
    for (const path of ['/', '/appels', '/appels/passes', ...DOORS.map(address)]) {
      const text = await read(path)
      for (const number of call.day.writers.keys()) {
        if (text.includes(number)) throw new Error(`${path} names ${number}`)
      }
      expect(text).not.toMatch(/Résultats annoncés|id="laureats"|Territory/)
    }
    for (const door of ['/resultats.csv', '/resultats.json']) {
      expect((await newClient(site.baseUrl).get(address(door))).status).toBe(404)
    }
  }

  it('are nowhere while the jury proposes, nor while the answers leave', async () => {
    await expectNothingLeaks()
    await call.propose()
    await expectNothingLeaks()
    await call.sign()
    await expectNothingLeaks()
  })

  it('once announced, name the selected, and everybody else in the arithmetic only', async () => {
    await call.announce()
    const html = await read(address())
    const text = plain(html)
    expect(text).toContain('Quatre territoires retenus')
    for (const number of expected.selected) expect(html).toContain(`Territory ${number}`)
    const everywhere = [html, ...(await Promise.all(DOORS.map((door) => read(address(door)))))]
    for (const number of losers) {
      for (const page of everywhere) expect(page).not.toContain(number)
    }
    expect(text).toMatch(
      /26 dossiers déposés = 4 retenus \+ 5 en liste complémentaire \+ 17 non retenus/
    )
    expect(text).toContain('Tous ont reçu une réponse écrite, la dernière le jeudi 20 mai 2027')
  })

  it('say that a rule moved a dossier, and do not say which', async () => {
    const text = plain(await read(address()))
    expect(text).toContain('Une règle a déplacé le classement, une fois')
    expect(text).toContain('Neuf dossiers ont atteint le seuil de 60 points')
    expect(text).toContain('57 lectures en tout')
  })

  it('say how it was decided: who sat, the quorum, how many stood aside, and never from what', async () => {
    const page = plain(await read(address()))
    expect(page).toContain('Le jury s’est réuni : une voix sur 1.')
    expect(page).toContain('Le quorum, une voix, était atteint')
    expect(page).toContain('Aucun membre n’avait à se déporter')
    expect(page).toMatch(/Hélène Vasseur/)
  })

  it('let anybody make the draw again from its seed, without the list of scores', async () => {
    const html = await read(address())
    const page = plain(html)
    expect(page).toContain(given.draw.sha256)
    expect(page).toContain('2027-01 9d041b44eb1b3305 41 7 88')
    expect(html).not.toContain(given.draw.committedList.split('\n')[4])
    const { draw } = JSON.parse(await read(address('/resultats.json'))) as {
      draw: { seed: string; drawn: string[] }
    }
    const key = (id: string) => createHash('sha256').update(`${draw.seed} ${id}`).digest('hex')
    expect(given.draw.order.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
      given.draw.order
    )
    expect(draw.drawn).toEqual([])
  })

  it('mask what could point at somebody, on the page and in the data alike', async () => {
    const data = JSON.parse(await read(address('/resultats.json'))) as {
      received: Record<string, { rows: { received: number | null }[] }>
      answers: Record<string, number>
    }
    for (const { rows } of Object.values(data.received)) {
      for (const { received } of rows) {
        if (received !== null) expect(received === 0 || received > 4).toBe(true)
      }
    }
    const { received, selected, reserve, notSelected } = data.answers
    expect(received).toBe((selected ?? 0) + (reserve ?? 0) + (notSelected ?? 0))
    const masked = Object.values(data.received).flatMap(({ rows }) =>
      rows.filter((row) => row.received === null)
    )
    expect((await read(address())).match(/<td class="masked">/g)).toHaveLength(masked.length)
  })

  it('are open data for a spreadsheet: one line for each selected territory', async () => {
    const [head, ...lines] = (await read(address('/resultats.csv'))).trim().split('\r\n')
    expect(head).toContain('territoire;code_departement')
    expect(lines.map((line) => line.split(';')[1]).sort()).toEqual(expected.selected.slice().sort())
  })

  it('keep the call itself readable as it was published', async () => {
    expect(plain(await read(address('/presentation')))).toContain('Ce que vous recevez')
    expect(plain(await read('/appels/passes'))).toContain('Résultats annoncés')
  })

  it('are verified by the code of a decision, which tells no outcome', async () => {
    const sheets = await call.day.services.selection.models.sheets.find({}).lean()
    for (const { code } of sheets) {
      const text = plain(await read(`/verifier/${code}`))
      expect(text).toContain('Cette décision est vraie')
      expect(text).not.toMatch(/retenu|liste complémentaire|points sur/)
    }
  })

  describeInBrowser('in a browser', () => {
    it.each(['', '/presentation'])('the page%s is accessible at every width', async (door) => {
      const visitor = await newVisitor(site.baseUrl)
      await visitor.page.goto(address(door))
      await expectGoodAtEveryWidth(visitor.page)
      expect(visitor.complaints).toEqual([])
      await visitor.close()
    })
  })
})
