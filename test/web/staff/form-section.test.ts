import {
  checkDefinition,
  findQuestion,
  questionsOf,
  type Question
} from '../../../src/forms/index.ts'
import type { TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { CALL, callInPreparation } from './setting.ts'
import { field, words } from '../support/html.ts'

const at = (page = '') => `/equipe/appels/${CALL}/questionnaire${page}`

/** « Staff create a call from a template and change all of it in the browser until it opens. » */
describe('the form of a call in preparation, edited in the browser', () => {
  let app: TestApp
  let odile: Client
  beforeAll(async () => {
    ;({ app, odile } = await callInPreparation())
  })
  afterAll(() => app.close())

  const content = async () => (await app.services.calls.content({ number: CALL })).content
  const question = async (id: string) => findQuestion((await content()).form, id)
  const idsOf = async (section: string) =>
    (await content()).form.sections
      .filter(({ id }) => id === section)
      .flatMap(({ groups }) => groups.flatMap((group) => group.questions.map(({ id }) => id)))
  const post = async (path: string, fields: Record<string, string>) => {
    const { text } = await odile.get(path)
    const command = field(text, 'command')
    return odile.post(path, { command, expect: field(text, 'expect'), ...fields })
  }
  /** what the page of a question would send as it is */
  const asItIs = (one: Question) => ({
    ...{ 'label-fr': one.label.fr, 'label-en': one.label.en ?? '', published: '' },
    ...{ 'hint-fr': one.hint?.fr ?? '', 'hint-en': one.hint?.en ?? '', required: 'oui' },
    ...('max' in one && typeof one.max === 'number' && { max: String(one.max) }),
    ...('options' in one && { options: one.options.map(({ label }) => label.fr).join('\n') }),
    shownIf: one.shownIf ? 'tel-quel' : 'toujours'
  })

  it('shows the questions of a section in their order, beside what a candidate will see', async () => {
    const first = await odile.get(`/equipe/appels/${CALL}/reglages/questionnaire`)
    expect(first.location).toContain(at('/'))
    const { text } = await odile.get(at('/project'))
    const shown = words(text)
    expect(shown).toContain('Ce que verra la personne qui candidate')
    expect(text).toContain(`href="${at('/project/title')}"`)
    // under the titles of the groups, as a candidate has them
    const list = text.slice(text.indexOf('id="questions"'), text.indexOf('id="add"'))
    expect(words(list)).toMatch(/Le projet en bref .* D’où vous partez .* Avec qui, et comment/)
    expect(text).toContain('id="field-title"')
  })

  it('moves a question, and says nothing is there for whoever is not of the team', async () => {
    const before = await idsOf('project')
    const [, second = ''] = before
    expect((await post(at('/project'), { up: second })).status).toBe(303)
    expect((await idsOf('project')).slice(0, 2)).toEqual([second, before[0]])
    expect((await post(at('/project'), { down: second })).status).toBe(303)
    expect(await idsOf('project')).toEqual(before)
    const stranger = newClient(app.baseUrl)
    await signIn(app, stranger, 'quelqu-un@example.org')
    expect((await stranger.get(at('/project'))).status).toBe(404)
  })

  it('words a question anew, keeps what was typed when it cannot be, and loses no colleague’s change', async () => {
    const path = at('/project/title')
    const title = await question('title')
    if (!title) throw new Error('The template has no title.')
    const empty = await post(path, { ...asItIs(title), 'label-fr': '', 'hint-fr': 'En dix mots.' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('En dix mots.')
    const wrong = await post(path, { ...asItIs(title), max: 'beaucoup' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#max"')
    const worded = { ...asItIs(title), 'label-fr': 'Le nom du projet', max: '80' }
    expect((await post(path, worded)).status).toBe(303)
    expect(await question('title')).toMatchObject({ label: { fr: 'Le nom du projet' }, max: 80 })
    expect((await odile.get(at('/project'))).text).toContain('Le nom du projet')
    const late = await odile.post(path, { ...asItIs(title), expect: '1' })
    expect(late.status).toBe(409)
    expect(await question('title')).toMatchObject({ label: { fr: 'Le nom du projet' } })
  })

  it('adds a question after another, with choices, shown after one answer only', async () => {
    const nothing = await post(at('/project'), { add: 'oui', type: 'single-choice', label: ' ' })
    expect(nothing.status).toBe(422)
    const added = await post(at('/project'), {
      ...{ add: 'oui', type: 'single-choice', label: 'Où se réunir ?', after: 'title' }
    })
    const id = added.location.split('/').at(-1) ?? ''
    expect((await idsOf('project'))[(await idsOf('project')).indexOf('title') + 1]).toBe(id)
    const fresh = await question(id)
    if (!fresh) throw new Error('The question was not added.')
    const settled = await post(at(`/project/${id}`), {
      ...{ ...asItIs(fresh), options: 'À la mairie\nAu marché\nAilleurs', required: '' },
      shownIf: 'qpv:yes'
    })
    expect(settled.status).toBe(303)
    expect(await question(id)).toMatchObject({
      ...{ required: false, shownIf: { question: 'qpv', equals: 'yes' } },
      options: [{ label: { fr: 'À la mairie' } }, { label: { fr: 'Au marché' } }, {}]
    })
    expect(checkDefinition((await content()).form).valid).toBe(true)
  })

  it('deletes a question, and whatever named it stops, or stands before the opening', async () => {
    const { checks, grid } = await content()
    const read = checks.find(({ reads }) => reads.length > 1)?.reads[0] ?? ''
    const sectionOf = (await content()).form.sections.find(({ groups }) =>
      groups.some(({ questions }) => questions.some(({ id }) => id === read))
    )
    expect((await post(at(`/${sectionOf?.id ?? ''}`), { remove: read })).status).toBe(303)
    const after = await content()
    expect(questionsOf(after.form).map(({ id }) => id)).not.toContain(read)
    const named = [...after.checks, ...(after.grid?.criteria ?? [])].flatMap(({ reads }) => reads)
    expect(named).not.toContain(read)
    expect(after.checks.length).toBeLessThanOrEqual(checks.length)
    expect(after.grid?.criteria).toHaveLength(grid?.criteria.length ?? 0)
  })
})
