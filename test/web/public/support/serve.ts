import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../../../src/app.ts'
import { readConfig } from '../../../../src/config.ts'
import type { Services } from '../../../../src/services.ts'

/** The application over HTTP, on services that a test made. */
export async function serve(
  services: Services
): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({ NODE_ENV: 'test', BASE_URL: baseUrl })
  server.on('request', createApp(services, config))
  return {
    baseUrl,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
  }
}
