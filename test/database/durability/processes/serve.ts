import { startEmbeddedStore } from '../../../../src/database/embedded/index.ts'

/** Serves a folder until it is killed, and says where. */
const { uri } = await startEmbeddedStore({ folder: process.argv[2] ?? '' })
process.stdout.write(`${uri}\n`)
