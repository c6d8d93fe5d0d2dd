import { measureEngine } from './engine/measure-engine.ts'
import { printTable } from './table/print-table.ts'

/** `npm run bench:engine -- 100000`: the engine alone, up to so many instances; 10,000 unless told. */
const rows = await measureEngine(Number(process.argv[2] ?? 10_000))
console.log(printTable(rows))
if (rows.some(({ ok }) => !ok)) process.exitCode = 1
