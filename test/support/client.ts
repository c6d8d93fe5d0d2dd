import type { TestApp } from './app.ts'

interface Answered {
  status: number
  headers: Headers
  text: string
  /** where a redirect leads, as a path */
  location: string
}

/** A browser without scripts: keeps cookies, follows nothing by itself. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answered>
  /** Sends a form as a page of ours would: with the token of this browser, unless `csrf` says otherwise. */
  post(
    path: string,
    fields: Record<string, string | string[]>,
    options?: { csrf?: string | false; headers?: Record<string, string> }
  ): Promise<Answered>
  /** The same with files. Files come first, as the worst browser would send them. */
  upload(
    path: string,
    files: Record<string, { name: string; content: Uint8Array<ArrayBuffer> | string }>,
    fields: Record<string, string>
  ): Promise<Answered>
  /** what the browser would send as its Cookie header */
  cookies(): string
  /** goes on with another process behind the same address, cookies kept */
  moveTo(baseUrl: string): void
  /** forgets a cookie whose name contains this */
  forget(name: string): void
}

export function newClient(firstUrl: string): Client {
  let baseUrl = firstUrl
  const cookies = new Map<string, string>()
  let token: string | undefined

  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit): Promise<Answered> => {
    const headers = new Headers(init.headers)
    headers.set('Cookie', cookieHeader())
    const response = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      const gone = attributes.some((one) => /^Expires=.*1970/.test(one))
      if (gone) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await response.text()
    token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? token
    const target = response.headers.get('Location') ?? ''
    const location = target && new URL(target, baseUrl)
    return {
      status: response.status,
      headers: response.headers,
      text,
      location: location ? location.pathname + location.search : ''
    }
  }
  const tokenOfBrowser = async () => {
    if (token === undefined) await send('/mentions-legales', {})
    if (token === undefined) await send('/entrer', {})
    return token ?? ''
  }

  return {
    get: (path, headers = {}) => send(path, { headers }),
    async post(path, fields, { csrf, headers = {} } = {}) {
      const form = new URLSearchParams()
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) form.append(name, one)
      }
      if (csrf !== false) form.set('_csrf', csrf ?? (await tokenOfBrowser()))
      return send(path, { method: 'POST', body: form, headers })
    },
    async upload(path, files, fields) {
      const form = new FormData()
      for (const [name, file] of Object.entries(files)) {
        form.append(name, new Blob([file.content]), file.name)
      }
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.set('_csrf', await tokenOfBrowser())
      return send(path, { method: 'POST', body: form })
    },
    cookies: cookieHeader,
    moveTo(url) {
      baseUrl = url
    },
    forget(name) {
      for (const cookie of cookies.keys()) if (cookie.includes(name)) cookies.delete(cookie)
    }
  }
}

/** Signs somebody in as they would: a link, then its button. The account is made if need be. */
export async function signIn(
  app: Pick<TestApp, 'services'>,
  client: Client,
  mail: string
): Promise<void> {
  const link = await app.services.accounts.createSignInLink({ mail })
  const { pathname } = new URL(link)
  await client.get(pathname)
  const { status, text } = await client.post(pathname, {})
  if (status !== 303) throw new Error(`The link did not open: ${status} ${text.slice(0, 200)}`)
}
