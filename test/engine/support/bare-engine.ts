import type {
  ChartDefinition,
  Engine,
  Migration,
  Migrate,
  MigrationReport,
  Send,
  Sent,
  Start,
  Ticked,
  Verified
} from '../../../src/engine/index.ts'
import { kinds } from '../../../src/engine/charts.ts'
import { migrate } from '../../../src/engine/migrate/migrate.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { send } from '../../../src/engine/send.ts'
import { start } from '../../../src/engine/start.ts'
import type { InstanceStore } from '../../../src/engine/store.ts'
import { tick } from '../../../src/engine/tick.ts'
import { verify } from '../../../src/engine/verify.ts'

/** The engine without its door: it takes charts that the proof would refuse, to see what they would do. */
export interface BareEngine extends Pick<Engine, 'tick'> {
  add: (chart: ChartDefinition, migrations?: readonly Migration[]) => void
  start: (command: Start) => Promise<Sent>
  send: (command: Send) => Promise<Sent>
  tick: () => Promise<Ticked>
  verify: (question: { chart: string }) => Promise<Verified>
  migrate: (command: Migrate) => Promise<MigrationReport>
}

export function bare({
  store,
  ...given
}: Omit<Ports, 'pause'> & { store: InstanceStore }): BareEngine {
  const ports: Ports = { ...given, pause: () => Promise.resolve() }
  const known = kinds()
  const effects = { tell: () => Promise.resolve() }
  return {
    add: (chart, migrations = []) => {
      known.add({ store, effects, project: undefined, migrations }, chart)
    },
    start: (command) => start(ports, known.named(command.chart), command),
    send: (command) => send(ports, known.named(command.chart), command),
    tick: () => tick(ports, known.all()),
    verify: ({ chart }) => verify(known.named(chart)),
    migrate: (command) => migrate(ports, known.named(command.chart), command)
  }
}
