import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { field } from '../support/html.ts'

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
