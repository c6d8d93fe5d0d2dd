import mongoose from 'mongoose'
import { createMessages, smtpTransport } from '../../../src/messages/index.ts'
import { outboxOptions } from '../outbox-options.ts'
import { requestFor } from '../requests.ts'

/** A process of its own, to be killed while it sends: `node killed-sender.ts <store> <mail server>`. */
const [store = '', server = ''] = process.argv.slice(2)
await mongoose.connect(store)
const messages = createMessages({ ...outboxOptions(), transport: smtpTransport(server) })
await messages.queue(requestFor('correction-requested'))
await messages.deliverDue()
