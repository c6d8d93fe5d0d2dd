import type { Command } from './command.ts'

/** The protocol of MongoDB 8.0. */
export const WIRE_VERSION = 25

/**
 * One node that calls itself the primary of a replica set: drivers retry writes there only.
 * A greeting may tell anything of the client, and drivers add to it with each version. Without
 * `topologyVersion` they poll instead of waiting on a connection.
 */
export const hello: Command = {
  fields: 'any',
  run: ({ connection, name, body }, { address }) => ({
    helloOk: true,
    ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
    secondary: false,
    setName: 'candide',
    setVersion: 1,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: connection.id,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ...('saslSupportedMechs' in body ? { saslSupportedMechs: ['SCRAM-SHA-256'] } : {})
  })
}
