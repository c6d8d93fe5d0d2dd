import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { CHROMIUM, CHROMIUM_PLACES } from '../../scripts/chromium.ts'

/** Whether journeys can run here. On a bare machine they are skipped, loudly; in CI that is a failure. */
const hasBrowser = existsSync(CHROMIUM)

if (!hasBrowser) {
  const message = `No ${CHROMIUM_PLACES.join(' nor ')}: tests in a browser are NOT run (apt-get install chromium-headless-shell).`
  if (process.env['CI']) throw new Error(message)
  process.stderr.write(`\n  ${message}\n\n`)
}

/** `describe`, where there is a browser. */
export const describeInBrowser = hasBrowser ? describe : describe.skip

export type { Page }

let browser: Promise<Browser> | undefined

/** One browser for a test file, started when first asked for. */
async function launched(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu']
  })
  return browser
}

/** Call it in `afterAll`. */
export async function closeBrowser(): Promise<void> {
  const running = await browser
  browser = undefined
  await running?.close()
}

export interface Visitor {
  page: Page
  /** what the browser complained of: scripts that failed, content that the policy refused */
  complaints: string[]
  close(): Promise<void>
}

/**
 * A person in front of a fresh browser: no cookies, French, Paris.
 * @param width in CSS pixels
 */
export async function newVisitor(
  baseUrl: string,
  { width = 1280, javaScript = true }: { width?: number; javaScript?: boolean } = {}
): Promise<Visitor> {
  const context = await (
    await launched()
  ).newContext({
    baseURL: baseUrl,
    viewport: { width, height: 900 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce'
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // a page that answers 404 or 422 on purpose is reported by the browser as a failed load
    const onPurpose = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !onPurpose) complaints.push(message.text())
  })
  return { page, complaints, close: () => context.close() }
}

/** WCAG 2.2 A and AA, as far as a tool can tell. Fails with each finding in one line. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // our pages hold no frames: nothing is gathered in a second page
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')}`)
  )
  expect({ url: page.url(), findings }).toEqual({ url: page.url(), findings: [] })
}

// Read in the page, where the types of this project do not reach: hence texts.
const STICKING_OUT = `(() => {
  const limit = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= limit) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > limit + 1)
    .map((element) => element.tagName + '.' + element.className)
})()`

const FOCUSED = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return ''
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent
  return (label ?? element.textContent).replace(/\\s+/g, ' ').trim() || element.tagName
})()`

/** Nothing sticks out of the page to the right. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate<string[]>(STICKING_OUT)
  expect({ url: page.url(), wide }).toEqual({ url: page.url(), wide: [] })
}

const WIDTHS = [360, 768, 1280]

/** Fits on a phone, a tablet and a desk; and as accessible as a tool can tell, once, at the width of whoever looks. */
export async function expectGoodAtEveryWidth(page: Page): Promise<void> {
  const own = page.viewportSize() ?? { width: 1280, height: 900 }
  for (const width of WIDTHS) {
    await page.setViewportSize({ ...own, width })
    await expectNoSidewaysScroll(page)
    await takePicture(page)
  }
  await page.setViewportSize(own)
  await expectAccessible(page)
}

let pictures = 0

/** Pictures are kept only where somebody asks to look at them. */
async function takePicture(page: Page): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (!folder) return
  const name = new URL(page.url()).pathname.replaceAll('/', '_')
  const path = `${folder}/${name}-${(pictures += 1)}-${page.viewportSize()?.width ?? 0}.png`
  await page.screenshot({ path, fullPage: true })
}

/** The names of what Tab reaches, in order, until it leaves the page. */
export async function tabOrder(page: Page, limit = 80): Promise<string[]> {
  const names: string[] = []
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate<string>(FOCUSED)
    if (name === '') break
    names.push(name)
  }
  return names
}

/** Presses Tab until what bears this name has the focus. @throws Error when Tab leaves the page before */
export async function tabTo(page: Page, wanted: string | RegExp, limit = 150): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate<string>(FOCUSED)
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return
    passed.push(name)
  }
  throw new Error(`Tab does not reach ${wanted} on ${page.url()}: ${passed.join(' | ')}`)
}
