import { startEmbeddedStore } from '../../src/database/embedded/index.ts'

/** `served-store.ts FOLDER`: serves it until it is told to stop, so that its memory is nobody else's. */
const store = await startEmbeddedStore({ folder: process.argv[2] ?? '' })
process.once('SIGTERM', () => void store.close().then(() => process.exit(0)))
process.send?.({ uri: store.uri })
