import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import mongoose from 'mongoose'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/database/connect.ts'
import { sinkTransport } from '../../src/messages/index.ts'
import { createServices } from '../../src/services/create-services.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { DAY } from '../filling/calendar-around.ts'
import { fillStore, type CallPlan } from '../filling/fill-store.ts'
import { CONNECTIONS, pagesOf } from '../works/pages-of.ts'
import { capturePages } from './capture-pages.ts'

export interface FillOrder {
  folder: string
  uri?: string
  plans: CallPlan[]
}

/**
 * `fill-process.ts` fills a fresh store in a process of its own, so that the measured server starts as any other
 * morning, and writes `filled.json` and `pages.bin` and `drafts.bin` (ready data of the limits)
 * into the folder.
 */
async function fill({ folder, uri, plans }: FillOrder): Promise<void> {
  const logger = createLogger('error')
  const dataFolder = join(folder, 'data')
  const config = readConfig({ DATA_FOLDER: dataFolder, ...(uri && { MONGODB_URI: uri }) })
  const store = await connect({ ...(uri && { uri }), dataFolder, logger })
  const today = new Date()
  const clock = movableClock(new Date(today.getTime() - 160 * DAY))
  const services = await createServices({
    ...{ config, logger, clock, connection: mongoose.connection, transport: sinkTransport() }
  })
  const say = (line: string) => process.send?.({ say: line })
  const filled = await fillStore({ services, clock, today, plans, say })
  const pages = await capturePages(services, config, pagesOf(filled))
  await writeFile(join(folder, 'pages.bin'), serialize(pages))
  const open = filled.calls['OUV']?.standings.draft?.slice(0, CONNECTIONS) ?? []
  const drafts = await services.applications.models.drafts.find({ _id: { $in: open } }).lean()
  await writeFile(join(folder, 'drafts.bin'), serialize(drafts))
  await writeFile(join(folder, 'filled.json'), JSON.stringify(filled))
  services.messages.close()
  await store.close()
}

process.once('message', (order: FillOrder) => {
  fill(order).then(
    () => process.send?.({ done: true }, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    }
  )
})
