import {
  closeBrowser,
  describeInBrowser,
  expectAccessible,
  expectGoodAtEveryWidth,
  newVisitor,
  type Visitor
} from '../support/browser.ts'
import { volunteerForm } from './support/forms.ts'
import { sectionSite, type SectionSite } from './support/section-site.ts'
import { REPLY_TOO_LONG, vierzon } from './support/vierzon.ts'

describeInBrowser('a form in a browser', () => {
  let site: SectionSite
  let visitor: Visitor
  const open = async (javaScript: boolean, answers = vierzon(), width = 1280) => {
    site = await sectionSite(answers)
    visitor = await newVisitor(site.url, { javaScript, width })
    return visitor.page
  }
  const answerTo = (id: string) => site.answers().find((one) => one.id === id)
  const save = () => visitor.page.getByRole('button', { name: 'Enregistrer', exact: true }).click()

  afterEach(async () => {
    expect(visitor.complaints).toEqual([])
    await visitor.close()
    await site.close()
  })
  afterAll(closeBrowser)

  const wrong = vierzon({
    'lead-kind': 'grouping',
    'eligible-region': 'no',
    'communes.search': 'bourges',
    'reply-commitment': REPLY_TOO_LONG,
    'budget.charges.0.amount': 'cher',
    'timetable.0.end': '2027-01-01',
    'council-vote': 'not-needed'
  })

  it.each(volunteerForm.sections.map((one) => one.id))(
    '%s, errors included, is accessible and fits every screen',
    async (section) => {
      const page = await open(true, wrong, 360)
      await page.goto(`/${section}`)
      await expectGoodAtEveryWidth(page)
    }
  )

  it('without a script: searches communes, adds and removes rows, and keeps every answer', async () => {
    const page = await open(false, vierzon({ communes: [] }))
    await page.goto('/lead')
    await page.getByLabel('Chercher une commune').fill('bourges')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByLabel('Bourges 18000').check()
    await page.getByLabel('Chercher une commune').fill('')
    await save()
    expect(answerTo('communes')).toEqual({ id: 'communes', value: ['18033'] })

    await page.goto('/project')
    await page.getByRole('button', { name: 'Ajouter une initiative' }).click()
    await page.getByRole('group', { name: 'Initiative 2' }).getByLabel('Nom').fill('Régie')
    await page.getByRole('group', { name: 'Initiative 2' }).getByLabel('Ce qu’elle fait').fill('x')
    await page.getByRole('button', { name: 'Retirer l’initiative 1' }).click()
    expect(answerTo('initiatives')?.value).toEqual([{ name: 'Régie', text: 'x' }])
    expect(answerTo('situation')).toEqual(vierzon().find((one) => one.id === 'situation'))
  })

  it('without a script: shows a question once its option is chosen', async () => {
    const page = await open(false)
    await page.goto('/project')
    const other = page.getByLabel('Quelle autre pratique')
    expect(await other.isVisible()).toBe(true)
    await page.getByLabel('Autre', { exact: true }).uncheck()
    expect(await other.isVisible()).toBe(false)
    await save()
    expect(answerTo('practices')?.value).toEqual(['participatory-budget', 'outreach'])
    expect(answerTo('practices-other')?.value).toMatch(/jetons/)
  })

  it('saves when Enter is pressed in a text, rather than removing a row', async () => {
    const page = await open(false)
    await page.goto('/project')
    await page.getByLabel('Titre du projet').fill('Un titre')
    await page.getByLabel('Titre du projet').press('Enter')
    await page.waitForLoadState()
    expect(answerTo('title')?.value).toBe('Un titre')
    expect(answerTo('initiatives')?.value).toHaveLength(1)
  })

  it('sends a page back exactly as it was shown, line breaks and all', async () => {
    const page = await open(false, vierzon({ 'reply-commitment': REPLY_TOO_LONG }))
    const before = site.answers()
    for (const section of volunteerForm.sections) {
      await page.goto(`/${section.id}`)
      await save()
    }
    expect(site.answers()).toEqual(before)
  })

  it('with the script: counts while one types, and hides what is not asked', async () => {
    const page = await open(true)
    await page.goto('/project')
    await page.getByLabel('Titre du projet').fill('x'.repeat(101))
    const counter = page.locator('#field-title__c')
    expect(await counter.textContent()).toBe('101 caractères sur 100')
    expect(await counter.locator('.over').count()).toBe(1)

    await page.goto('/commitments')
    const date = page.getByLabel('Date de la délibération')
    expect(await date.isVisible()).toBe(true)
    await page.getByLabel('Pas nécessaire', { exact: true }).check()
    expect(await date.isVisible()).toBe(false)
    expect(await page.getByLabel('Pourquoi elle n’est pas nécessaire').isVisible()).toBe(true)
  })

  it('with the script: finds communes while one types, by the keyboard alone', async () => {
    const page = await open(true)
    await page.goto('/lead')
    const search = page.getByLabel('Chercher une commune')
    await search.pressSequentially('saint-amand-mon')
    await page.getByRole('option', { name: 'Saint-Amand-Montrond 18200' }).waitFor()
    await expectAccessible(page)
    await search.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel('Saint-Amand-Montrond 18200').waitFor()
    await save()
    expect(answerTo('communes')?.value).toEqual(['18279', '18197'])
  })
})
