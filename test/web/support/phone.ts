import type { TestApp } from '../../support/app.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  newVisitor,
  type Page,
  type Visitor
} from '../../support/browser.ts'

/** Somebody with a small phone, signed in by a link. */
export async function onPhone(app: TestApp, mail: string, width = 360): Promise<Visitor> {
  const visitor = await newVisitor(app.baseUrl, { width })
  const link = new URL(await app.services.accounts.createSignInLink({ mail }))
  await visitor.page.goto(link.pathname)
  await visitor.page.locator('main form button.primary').click()
  await visitor.page.waitForLoadState()
  return visitor
}

/** Nothing sticks out, and a tool finds no fault. */
export async function looksRight(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
}

/** Opens a page that has to be there, and looks at it. */
export async function open(page: Page, path: string): Promise<void> {
  const response = await page.goto(path)
  expect({ path, status: response?.status() }).toEqual({ path, status: 200 })
  await looksRight(page)
}
