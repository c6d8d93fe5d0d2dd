import { hostname } from 'node:os'
import { Double, Int32 } from 'bson'
import { CommandError } from '../errors.ts'
import { collectionStats } from './collection-stats.ts'
import { collectionName, type Command } from './command.ts'
import { WIRE_VERSION } from './hello.ts'

const VERSION = '8.0.0'

function answer(fields: readonly string[], reply: Command['run']): Command {
  return { fields, run: reply }
}

/** What shells and tools ask to know whom they talk to. */
export const diagnostics: Record<string, Command> = {
  ping: answer([], () => ({})),
  buildinfo: answer([], () => ({
    version: VERSION,
    versionArray: [8, 0, 0, 0],
    gitVersion: 'candide',
    modules: ['candide'],
    storageEngines: ['lmdb'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION
  })),
  whatsmyuri: answer([], ({ connection }) => ({ you: `connection:${connection.id}` })),
  connectionstatus: answer(['showPrivileges'], () => ({
    authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }
  })),
  getcmdlineopts: answer([], () => ({ argv: ['candide', 'store'], parsed: {} })),
  getparameter: answer(
    [
      'featureCompatibilityVersion',
      'allParameters',
      'authenticationMechanisms',
      'requireApiVersion'
    ],
    ({ body }) => {
      if ('featureCompatibilityVersion' in body)
        return { featureCompatibilityVersion: { version: '8.0' } }
      if ('authenticationMechanisms' in body) return { authenticationMechanisms: ['SCRAM-SHA-256'] }
      throw new CommandError('InvalidOptions', 'no option found to get')
    }
  ),
  getlog: answer([], () => ({ totalLinesWritten: 0, log: [] })),
  getfreemonitoringstatus: answer([], () => ({ state: 'disabled' })),
  hostinfo: answer([], () => ({
    system: { hostname: hostname(), cpuAddrSize: 64 },
    os: { type: process.platform },
    extra: {}
  })),
  serverstatus: answer(['repl', 'metrics', 'locks'], (_, { cursors }) => ({
    host: hostname(),
    version: VERSION,
    process: 'candide',
    pid: process.pid,
    uptime: new Double(process.uptime()),
    localTime: new Date(),
    storageEngine: { name: 'lmdb' },
    metrics: { cursor: { open: { total: new Int32(cursors.size) } } }
  })),
  replsetgetstatus: answer([], (_, { address }) => ({
    set: 'candide',
    myState: 1,
    members: [{ _id: 0, name: address, health: 1, state: 1, stateStr: 'PRIMARY', self: true }]
  })),
  dbstats: answer(['scale', 'freeStorage'], ({ database }, { store }) => {
    const collections = store.catalog.list(database)
    let objects = 0
    let dataSize = 0
    let indexes = 0
    for (const { name, indexes: own } of collections) {
      const collection = store.find(database, name)
      if (!collection) continue
      indexes += own.length
      for (const { bytes } of collection.scan()) {
        objects++
        dataSize += bytes.length
      }
    }
    return {
      db: database,
      collections: collections.length,
      views: 0,
      objects,
      avgObjSize: new Double(objects === 0 ? 0 : dataSize / objects),
      dataSize: new Double(dataSize),
      storageSize: new Double(dataSize),
      indexes,
      indexSize: new Double(0),
      totalSize: new Double(dataSize),
      scaleFactor: 1
    }
  }),
  collstats: answer(['scale'], (request, { store }) => {
    const { database } = request
    const name = collectionName(request)
    return { ns: `${database}.${name}`, ...collectionStats(store.find(database, name)) }
  })
}
