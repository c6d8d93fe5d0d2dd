import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle } from './bundle.js'

/** `npm run build`: dist/, with what would be worked out again at each start. */
await rm(join(import.meta.dirname, '..', 'dist'), { recursive: true, force: true })
await bundle('dist')
await import('../dist/build-data.js')
