import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../src/app.ts'
import type { Config } from '../../src/config.ts'
import type { Services } from '../../src/services.ts'
import type { Lang } from '../../src/shared/lang.ts'
import { newClient, type Client } from '../../test/support/client.ts'

/** A page that the bench asks for, and by whom. */
export interface AskedPage {
  name: string
  path: string
  /** mail of whoever is signed in; null: anybody */
  as: string | null
}

/** What the page was made of: the limit server renders it again from here. */
export interface CapturedPage extends AskedPage {
  view: string
  model: Record<string, unknown>
  lang: Lang
  length: number
  title: string
}

/**
 * Asks the application for pages, in this process, and keeps what its renderer was handed: the ready data of the
 * limits.
 * @throws Error naming the page that is not answered with 200
 */
export async function capturePages(
  services: Services,
  config: Config,
  pages: readonly AskedPage[]
): Promise<CapturedPage[]> {
  let last: Pick<CapturedPage, 'view' | 'model' | 'lang'> | undefined
  const recording: Services = {
    ...services,
    renderer: {
      ...services.renderer,
      render(view, model, options) {
        if (options.layout === 'page') last = { view, model: { ...model }, lang: options.lang }
        return services.renderer.render(view, model, options)
      }
    }
  }
  const server = createServer(createApp(recording, config, { signInLimit: 100_000 }))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clients = new Map<string, Client>()
  const captured: CapturedPage[] = []
  for (const page of pages) {
    const who = page.as ?? ''
    const client = clients.get(who) ?? (await clientFor(services, baseUrl, page.as))
    clients.set(who, client)
    await client.get(page.path)
    const answer = await client.get(page.path)
    if (answer.status !== 200 || !last) {
      throw new Error(`${page.path} (${page.as ?? 'anybody'}) answers ${answer.status}.`)
    }
    const title = /<title>([^<]*)<\/title>/.exec(answer.text)?.[1] ?? ''
    // a page that many share is made without a token: its limit has one, as what they are given
    const csrf = /name="_csrf" value="([^"]*)"/.exec(answer.text)?.[1] ?? last.model['csrf']
    const model = { ...last.model, csrf }
    captured.push({ ...page, ...last, model, title, length: answer.text.length })
  }
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  return captured
}

async function clientFor(
  services: Services,
  baseUrl: string,
  mail: string | null
): Promise<Client> {
  const client = newClient(baseUrl)
  if (mail === null) return client
  const { pathname } = new URL(await services.accounts.createSignInLink({ mail }))
  await client.get(pathname)
  const entered = await client.post(pathname, {})
  if (entered.status !== 303) throw new Error(`${mail} could not sign in: ${entered.status}`)
  return client
}
