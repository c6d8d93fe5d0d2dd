import { CommandError } from '../errors.ts'
import type { Document } from '../values/types.ts'
import { openCatalog, type Catalog } from './catalog.ts'
import { Collection } from './collection.ts'
import { openEngine, type Engine } from './engine.ts'
import { openRetries, type Retries } from '../retries.ts'
import { documentRange, indexRange } from './keys.ts'

/** The documents of one folder. Everything but reading happens inside `engine.write`. */
export interface Store {
  engine: Engine
  catalog: Catalog
  retries: Retries
  find(database: string, name: string): Collection | undefined
  /** Creates the collection when it is not there, as a first insert does. */
  findOrCreate(database: string, name: string): Collection
  create(database: string, name: string, options: Document): Collection
  drop(collection: Collection): void
  dropIndex(collection: Collection, name: string): void
  close(): Promise<void>
}

export function openStore(path: string, options: { disposable?: boolean } = {}): Store {
  const engine = openEngine(path, options)
  const catalog = openCatalog(engine)
  const wrap = (info: ReturnType<Catalog['create']>) => new Collection(engine, catalog, info)

  const store: Store = {
    engine,
    catalog,
    retries: openRetries(engine),
    find(database, name) {
      const info = catalog.find(database, name)
      return info && wrap(info)
    },
    findOrCreate: (database, name) =>
      store.find(database, name) ?? wrap(catalog.create(database, name, {})),
    create(database, name, options) {
      if (catalog.find(database, name)) {
        throw new CommandError('NamespaceExists', `Collection ${database}.${name} already exists.`)
      }
      return wrap(catalog.create(database, name, options))
    },
    drop({ info }) {
      engine.clear(documentRange(info.id))
      for (const index of info.indexes) engine.clear(indexRange(index.id))
      catalog.forget(info)
    },
    dropIndex({ info }, name) {
      const index = info.indexes.find((one) => one.name === name)
      if (!index) throw new CommandError('IndexNotFound', `index not found with name [${name}]`)
      engine.clear(indexRange(index.id))
      info.indexes = info.indexes.filter((one) => one !== index)
      catalog.save(info)
    },
    close: () => engine.close()
  }
  return store
}
