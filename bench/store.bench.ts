import { measureStore } from './store/measure-store.ts'
import { printTable } from './table/print-table.ts'

/** `npm run bench:store`: the store alone. */
const rows = await measureStore()
console.log(printTable(rows))
if (rows.some(({ ok }) => !ok)) process.exitCode = 1
