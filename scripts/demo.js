import { join } from 'node:path'
import { argv } from 'node:process'
import { stop } from 'esbuild'
import { bundle } from './bundle.js'

/** `npm run demo`: apart from dist/, which may be serving somebody. */
const FOLDER = 'node_modules/.cache/candide-demo'

await bundle(FOLDER)
await stop()
argv[2] = 'demo'
await import(join(import.meta.dirname, '..', FOLDER, 'main.js'))
