import type { Migration } from './migrate/migration.ts'
import { structuralHash } from './structure.ts'
import { stepper, type Stepper } from './xstate.ts'
import { ChartFault, Refusal } from './errors.ts'
import type { InstanceStore } from './store.ts'
import type { ChartDefinition, EffectHandler, Instance } from './types.ts'

/** Fields that lists show, computed from the context after each step; pure. */
export type Project = (
  context: Record<string, unknown>,
  instance: Instance
) => Record<string, unknown>

/** One version of a chart, ready to step. */
export interface Chart {
  definition: ChartDefinition
  hash: string
  stepper: Stepper
}

/** Everything the engine was handed for one name of chart. */
export interface Kind {
  name: string
  versions: Map<number, Chart>
  /** the one new instances start with */
  current: Chart
  store: InstanceStore
  effects: Readonly<Record<string, EffectHandler>>
  project: Project | undefined
  migrations: readonly Migration[]
}

export interface Kinds {
  add(kind: Omit<Kind, 'versions' | 'current' | 'name'>, definition: ChartDefinition): void
  all(): Kind[]
  /** @throws ChartFault when nobody registered it */
  named(name: string): Kind
}

/** The charts that were handed to this engine, by name and version. */
export function kinds(): Kinds {
  const byName = new Map<string, Kind>()
  return {
    add({ store, effects, project, migrations }, definition) {
      const chart = { definition, hash: structuralHash(definition), stepper: stepper(definition) }
      const known = byName.get(definition.name)
      const versions = known?.versions ?? new Map<number, Chart>()
      if (versions.has(definition.version)) {
        throw new ChartFault(`${definition.name} ${definition.version} is registered twice.`)
      }
      versions.set(definition.version, chart)
      const latest = Math.max(...versions.keys())
      const current = versions.get(latest) ?? chart
      byName.set(definition.name, {
        name: definition.name,
        versions,
        current,
        store,
        effects,
        project,
        migrations: [...(known?.migrations ?? []), ...migrations]
      })
    },
    all: () => [...byName.values()],
    named(name) {
      const kind = byName.get(name)
      if (!kind) throw new ChartFault(`No chart is called ${name}.`)
      return kind
    }
  }
}

/** The version an instance is pinned to. @throws ChartFault when it is not here, or not the same chart any more */
export function chartOf(kind: Kind, instance: Pick<Instance, '_id' | 'def'>): Chart {
  const chart = kind.versions.get(instance.def.version)
  if (!chart)
    throw new ChartFault(
      `${instance._id} runs ${kind.name} ${instance.def.version}, which is not here.`
    )
  if (chart.hash !== instance.def.hash) {
    throw new ChartFault(
      `${instance._id} began under another ${kind.name} ${instance.def.version}: migrate it.`
    )
  }
  return chart
}

/** @throws Refusal `unknown instance` when there is none */
export async function readInstance(kind: Kind, id: string, event: string): Promise<Instance> {
  const instance = await kind.store.read(id)
  if (!instance)
    throw new Refusal(kind.name, event, [{ kind: 'unknown', code: 'instance', params: { id } }])
  return instance
}
