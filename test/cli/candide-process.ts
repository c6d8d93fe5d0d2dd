import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { builtProgram } from '../support/built-program.ts'

/** What an installation on a desk needs: a folder, an address, and nothing of this machine's own settings. */
function environmentOf(dataFolder: string, baseUrl: string): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env
  const { port } = new URL(baseUrl)
  return {
    PATH,
    HOME,
    NODE_ENV: 'development',
    DATA_FOLDER: dataFolder,
    BASE_URL: baseUrl,
    PORT: port
  }
}

export interface Finished {
  code: number
  out: string
  err: string
}

/** Runs `candide` in a process of its own, to its end. */
export const candide = async (
  dataFolder: string,
  baseUrl: string,
  ...words: string[]
): Promise<Finished> => candideOf(await builtProgram(), dataFolder, baseUrl, ...words)

/** The same, of the program in another folder. */
export function candideOf(
  root: string,
  dataFolder: string,
  baseUrl: string,
  ...words: string[]
): Promise<Finished> {
  const program = join(root, 'dist', 'candide.js')
  return new Promise((resolve) => {
    const options = { cwd: root, env: environmentOf(dataFolder, baseUrl) }
    const child = execFile(process.execPath, [program, ...words], options, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err })
    )
  })
}

/**
 * The server, in a process of its own, once it is ready.
 * @param root folder of the program, when it is another one
 * @throws Error with what it said, when it ends instead
 */
export async function startCandide(
  dataFolder: string,
  baseUrl: string,
  { root, env = {} }: { root?: string; env?: NodeJS.ProcessEnv } = {}
): Promise<ChildProcess> {
  const cwd = root ?? (await builtProgram())
  const server = spawn(process.execPath, [join(cwd, 'dist', 'main.js')], {
    cwd,
    env: { ...environmentOf(dataFolder, baseUrl), ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  let said = ''
  server.stderr.on('data', (text: Buffer) => (said += text.toString()))
  while (server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(`${baseUrl}/ready`).catch(() => undefined)
    if (answer?.ok) return server
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error(`The server ended with ${server.exitCode}: ${said}`)
}

/** Asks it to end, as a service manager does. @returns its exit code */
export async function stopCandide(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  return server.exitCode
}

/** An address of this machine where nobody listens. */
export async function freeAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}
