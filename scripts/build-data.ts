import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { workOut } from './work-out.ts'

/** Part of `npm run build`, beside its code. */
const folder = join(import.meta.dirname, 'built')
await mkdir(folder, { recursive: true })
await workOut(folder)
