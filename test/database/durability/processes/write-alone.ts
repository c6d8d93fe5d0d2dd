import { writeSync } from 'node:fs'
import { Int32 } from 'bson'
import { checkFormat } from '../../../../src/database/embedded/storage/format.ts'
import { openStore } from '../../../../src/database/embedded/storage/store.ts'

/** Writes documents one commit after the other, and says so on standard output after each. */
const [, , folder = '', commits = '0'] = process.argv
checkFormat(folder)
const store = openStore(folder)
for (let n = 0; n < Number(commits); n++) {
  await store.engine.write(() => {
    const collection = store.findOrCreate('test', 'writes')
    collection.insert({ _id: new Int32(n), text: 'x'.repeat((n * 97) % 3000) })
    const [first] = collection.scan()
    if (first && n % 3 === 2) collection.replace(first, { ...first.document, seen: new Int32(n) })
  })
  writeSync(1, `ack ${n}\n`)
}
await store.close()
