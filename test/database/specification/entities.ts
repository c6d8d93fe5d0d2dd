import {
  MongoClient,
  type ClientSession,
  type Collection,
  type CommandStartedEvent,
  type Db
} from 'mongodb'
import type { EntityDescription } from './specification-file.ts'

export interface CommandEvent {
  kind: string
  name: string
  fields: Record<string, unknown>
}

/** What a test names: clients, databases, collections, sessions and saved results. */
export class Entities {
  readonly #uri: string
  readonly #things = new Map<string, unknown>()
  readonly #events = new Map<string, CommandEvent[]>()
  readonly #sessionIds = new Map<string, unknown>()
  readonly #closing: (() => Promise<unknown>)[] = []

  constructor(uri: string) {
    this.#uri = uri
  }

  async create(descriptions: readonly EntityDescription[] = []): Promise<void> {
    for (const description of descriptions) {
      const [[kind, fields] = ['', {}]] = Object.entries(description)
      const id = fields.id as string
      if (kind === 'client') await this.#client(id, fields)
      else if (kind === 'database') this.set(id, this.#database(fields))
      else if (kind === 'collection') this.set(id, this.#collection(fields))
      else if (kind === 'session') this.#session(id, fields)
      else throw new Error(`No such kind of entity: ${kind}`)
    }
  }

  get<T>(id: string): T {
    if (!this.#things.has(id)) throw new Error(`No entity is called ${id}`)
    return this.#things.get(id) as T
  }

  set(id: string, value: unknown): void {
    this.#things.set(id, value)
  }

  events(client: string): CommandEvent[] {
    return this.#events.get(client) ?? []
  }

  sessionId(id: string): unknown {
    return this.#sessionIds.get(id)
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close()
  }

  async #client(id: string, fields: Record<string, unknown>): Promise<void> {
    const observed = (fields.observeEvents as string[] | undefined) ?? []
    const ignored = new Set([
      ...((fields.ignoreCommandMonitoringEvents as string[] | undefined) ?? []),
      'configureFailPoint'
    ])
    const client = new MongoClient(this.#uri, {
      ...(fields.uriOptions as object | undefined),
      monitorCommands: true
    })
    const events: CommandEvent[] = []
    this.#events.set(id, events)
    const record = (kind: string, name: string, content: Record<string, unknown>) => {
      if (observed.includes(kind) && !ignored.has(name))
        events.push({ kind, name, fields: { commandName: name, ...content } })
    }
    client.on('commandStarted', (event: CommandStartedEvent) => {
      record('commandStartedEvent', event.commandName, {
        command: event.command,
        databaseName: event.databaseName
      })
    })
    client.on('commandSucceeded', (event) => {
      record('commandSucceededEvent', event.commandName, { reply: event.reply })
    })
    client.on('commandFailed', (event) => {
      record('commandFailedEvent', event.commandName, {})
    })
    await client.connect()
    this.#closing.push(() => client.close())
    this.set(id, client)
  }

  #database({ client, databaseName, databaseOptions }: Record<string, unknown>): Db {
    return this.get<MongoClient>(client as string).db(
      databaseName as string,
      databaseOptions as object
    )
  }

  #collection({
    database,
    collectionName,
    collectionOptions
  }: Record<string, unknown>): Collection {
    return this.get<Db>(database as string).collection(
      collectionName as string,
      collectionOptions as object
    )
  }

  #session(id: string, { client, sessionOptions }: Record<string, unknown>): void {
    const session: ClientSession = this.get<MongoClient>(client as string).startSession(
      sessionOptions as object
    )
    this.#sessionIds.set(id, session.id)
    this.#closing.push(() => session.endSession())
    this.set(id, session)
  }
}
