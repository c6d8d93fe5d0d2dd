import { Int32 } from 'bson'
import { checkFormat } from '../../../../src/database/embedded/storage/format.ts'
import { openStore } from '../../../../src/database/embedded/storage/store.ts'

/** Writes until the disk refuses, then says what was acknowledged, what was said, and that it still reads. */
const [, , folder = ''] = process.argv
checkFormat(folder)
const store = openStore(folder)
let acknowledged = 0
let refusal: unknown
while (refusal === undefined && acknowledged < 100_000) {
  try {
    await store.engine.write(() => {
      store
        .findOrCreate('test', 'writes')
        .insert({ _id: new Int32(acknowledged), text: 'x'.repeat(3000) })
    })
    acknowledged++
  } catch (error) {
    refusal = error
  }
}
const { code, message } = refusal as { code: number; message: string }
const readable = store.find('test', 'writes')?.count()
process.stdout.write(JSON.stringify({ acknowledged, readable, code, message }))
process.exit(0)
