import { aggregate } from './aggregate.ts'
import { bulkWrite } from './bulk-write.ts'
import {
  collMod,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection
} from './collections.ts'
import type { Command } from './command.ts'
import { count } from './count.ts'
import { getMore, killCursors } from './cursor-commands.ts'
import { remove } from './delete.ts'
import { diagnostics } from './diagnostics.ts'
import { distinct } from './distinct.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { hello } from './hello.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { insert } from './insert.ts'
import { maintenance } from './maintenance.ts'
import { searchIndexes } from './search-indexes.ts'
import { sessions } from './sessions.ts'
import { update } from './update.ts'

/** Every command by its name in lower case, since drivers write some of them both ways. */
export const COMMANDS = new Map<string, Command>([
  ...Object.entries(diagnostics),
  ...Object.entries(sessions),
  ...Object.entries(searchIndexes),
  ...Object.entries(maintenance),
  ['hello', hello],
  ['ismaster', hello],
  ['insert', insert],
  ['update', update],
  ['delete', remove],
  ['find', find],
  ['bulkwrite', bulkWrite],
  ['getmore', getMore],
  ['killcursors', killCursors],
  ['findandmodify', findAndModify],
  ['aggregate', aggregate],
  ['count', count],
  ['distinct', distinct],
  ['explain', explain],
  ['create', create],
  ['drop', drop],
  ['dropdatabase', dropDatabase],
  ['collmod', collMod],
  ['renamecollection', renameCollection],
  ['listcollections', listCollections],
  ['listdatabases', listDatabases],
  ['createindexes', createIndexes],
  ['listindexes', listIndexes],
  ['dropindexes', dropIndexes],
  ['deleteindexes', dropIndexes]
])
