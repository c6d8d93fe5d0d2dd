import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { createApp, type AppOptions } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { sinkTransport, type Message, type Transport } from '../../src/messages/index.ts'
import type { Services } from '../../src/services.ts'
import { createServices } from '../../src/services/create-services.ts'
import { movableClock, type MovableClock } from '../../src/shared/clock.ts'
import { createLogger, type Logger } from '../../src/shared/logger.ts'
import { openTestStore } from './store.ts'

export interface TestApp {
  baseUrl: string
  services: Services
  /** the business clock: still, moved by the test */
  clock: MovableClock
  /** what links and kept texts live on: still, moved by the test, back too, as a machine's can be */
  machineClock: MovableClock
  /** the mails queued so far, to everybody or to one address, personal links included */
  mails: (to?: string) => Promise<Message[]>
  /** Every session ends, as after twelve hours without a visit. */
  endSessions(): Promise<void>
  /** @param keepIn an empty folder that will hold all it held, for another to start from */
  close(keepIn?: string): Promise<void>
}

export interface TestAppOptions extends AppOptions {
  /** first instant of both clocks */
  start?: Date
  logger?: Logger
  env?: Record<string, string>
  /** how mails leave; kept unless told */
  transport?: Transport
  /** a folder in which another was kept when it closed: this one starts with a copy of all it held */
  from?: string | undefined
}

/** The whole application, on a store and a port of its own; mails stay in the outbox. */
export async function startApp({
  start = new Date('2027-02-22T13:05:00Z'),
  logger = createLogger('silent'),
  env = {},
  from,
  transport = sinkTransport(),
  ...options
}: TestAppOptions = {}): Promise<TestApp> {
  const store = await openTestStore({ from: from && join(from, 'store') })
  const dataFolder = await mkdtemp(join(tmpdir(), 'candide-data-'))
  if (from !== undefined) await cp(join(from, 'data'), dataFolder, { recursive: true })
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({
    NODE_ENV: 'test',
    BASE_URL: baseUrl,
    DATA_FOLDER: dataFolder,
    ...env
  })
  const clock = movableClock(start)
  let machineTime = start
  const machineClock = {
    now: () => machineTime,
    moveTo(instant: Date) {
      machineTime = instant
    }
  }
  const services = await createServices({
    ...{ config, clock, machineClock, logger },
    connection: mongoose.connection,
    transport
  })
  server.on('request', createApp(services, config, options))
  return {
    ...{ baseUrl, services, clock, machineClock },
    async mails(to) {
      const all = await services.messages.list({})
      return to === undefined ? all : all.filter((message) => message.to.address === to)
    },
    async endSessions() {
      await mongoose.connection.collection('sessions').deleteMany({})
    },
    async close(keepIn) {
      await Promise.all([stop(server), services.rehearsals.stop()])
      services.messages.close()
      await store.close(keepIn && join(keepIn, 'store'))
      if (keepIn !== undefined) await cp(dataFolder, join(keepIn, 'data'), { recursive: true })
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
}
