/**
 * Takes the README's pictures from the demonstration, in a real browser: `npm run screenshots`. The story is
 * played on the way, so that each page shows what somebody would see on that day.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { runDemo } from '../src/demo/run-demo.ts'
import { CHROMIUM } from './chromium.ts'
import { demoPaths } from '../src/demo/pages/demo-paths.ts'
import { SCENES } from '../src/demo/scenes.ts'
import { paths } from '../src/web/paths.ts'

const OUTPUT = join(import.meta.dirname, '..', 'docs', 'screenshots')
const CALL = '2027-01'
const VIERZON = 'VAC-0017'

interface Picture {
  /** name of the file */
  name: string
  scene: (typeof SCENES)[number]['id']
  /** whose door; nobody's: a visitor */
  as?: string
  path: string
  /** what has to be done on the page before it shows what matters */
  before?: (page: Page) => Promise<void>
  /** CSS pixels; 900 unless the page needs more to make sense */
  height?: number
}

const PICTURES: readonly Picture[] = [
  { name: 'public-call', scene: 'writing', path: paths.public.call(CALL) },
  {
    ...{ name: 'candidate-form', scene: 'writing', as: 'Inès Caron' },
    path: paths.applicant.section(VIERZON, 'project')
  },
  { name: 'staff-today', scene: 'screening', as: 'Nadia Lefort', path: paths.staff.home() },
  {
    ...{ name: 'committee-review', scene: 'readings', as: 'Aminata Diallo' },
    path: paths.committee.review(VIERZON),
    before: async (page) => {
      await page.getByLabel('Aucun lien, à ma connaissance').check()
      await page.getByRole('button', { name: 'Continuer' }).click()
      await page.locator('h1', { hasNotText: 'avant d’ouvrir' }).waitFor()
    }
  },
  {
    ...{ name: 'jury-ranking', scene: 'jury', as: 'Hélène Vasseur' },
    path: paths.jury.ranking(CALL)
  },
  { name: 'public-results', scene: 'results', path: paths.public.call(CALL) }
]

/** Playing the story up to a late scene takes a while, in milliseconds. */
const PATIENCE = 300_000

const demo = await runDemo({ PORT: process.env['PORT'] ?? '3417', LOG_LEVEL: 'error' })
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu']
})
try {
  await mkdir(OUTPUT, { recursive: true })
  for (const { id } of SCENES) {
    const mine = PICTURES.filter(({ scene }) => scene === id)
    if (mine.length === 0) continue
    await goTo(id)
    for (const picture of mine) await attempt(picture)
  }
} finally {
  await browser.close()
  await demo.stop()
}

/** One page that fails does not cost the other pictures. */
async function attempt(picture: Picture): Promise<void> {
  try {
    await take(picture)
  } catch (error) {
    console.error(`${picture.name}:`, error)
    process.exitCode = 1
  }
}

async function newPage(height = 900): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: demo.address, viewport: { width: 1280, height } },
    ...{ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' }
  })
  return context.newPage()
}

/** Presses the button of the demonstration that plays the story up to a scene, and waits until it has. */
async function goTo(scene: string): Promise<void> {
  const page = await newPage()
  await page.goto(demoPaths.stage())
  const button = page.locator(`form:has(input[name="scene"][value="${scene}"]) button`).first()
  // The demonstration opens on its first scene, which has no button left.
  if ((await button.count()) > 0) {
    await button.click({ timeout: PATIENCE })
    await button.waitFor({ state: 'detached', timeout: PATIENCE })
    await page.locator('.playing').waitFor({ state: 'detached', timeout: PATIENCE })
    await page.waitForLoadState('load')
  }
  await page.context().close()
}

async function take({ name, as, path, height, before }: Picture): Promise<void> {
  const page = await newPage(height)
  if (as) {
    await page.goto(demoPaths.stage())
    await page.locator(`form:has(input[name="name"][value="${as}"]) button`).first().click()
    await page.waitForLoadState('load')
  }
  const answer = await page.goto(path)
  if (!answer?.ok()) throw new Error(`${path} answers ${answer?.status() ?? 'nothing'}.`)
  await before?.(page)
  // What only the demonstration shows is no part of the picture.
  await page.evaluate("document.querySelector('.strip')?.remove()")
  await page.evaluate('document.fonts.ready')
  const file = join(OUTPUT, `${name}.png`)
  await page.screenshot({ path: file })
  console.log(file)
  await page.context().close()
}
