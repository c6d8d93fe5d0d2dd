import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'

export const CALL = '2027-01'
export const NADIA = 'n.lefort@villes-au-carre.example'
export const THOMAS = 't.riou@villes-au-carre.example'

export const ODILE = 'odile@example.org'

export interface Installation {
  app: TestApp
  /** of the direction, signed in */
  odile: Client
}

/** An installation in January without any call, and its direction at the door. */
export async function newInstallation(): Promise<Installation> {
  const app = await startApp({ start: new Date('2027-01-04T08:00:00Z') })
  const { accounts } = app.services
  const { id } = await accounts.ensure({ mail: ODILE, name: 'Odile Tessier' })
  await accounts.grant(id, 'direction')
  const odile = newClient(app.baseUrl)
  await signIn(app, odile, ODILE)
  return { app, odile }
}

/** The same with one call in preparation, made from its template in the browser. */
export async function callInPreparation(): Promise<Installation> {
  const { app, odile } = await newInstallation()
  const page = await odile.get('/equipe/appels')
  await odile.post('/equipe/appels', { command: field(page.text, 'command') })
  return { app, odile }
}

/** The sentences of a page without its marks, with plain spaces. */
export function words(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

/** The value of a hidden control. */
export function field(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}
