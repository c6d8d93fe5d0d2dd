import { join } from 'node:path'
import { projectRoot } from '../../src/shared/project-root.ts'
import { startChild } from '../processes/child-process.ts'
import type { Row } from '../table/row.ts'
import type { Work } from './work.ts'

/** Parts measured alone, each in a process and on a store of its own. */
export const apartWorks: readonly Work[] = ['store', 'engine'].map((part) => ({
  ...{ work: part, needs: [] },
  run: async () => {
    const script = join(projectRoot, 'bench', 'processes', `${part}-process.ts`)
    const child = startChild(['--import', 'tsx', script])
    const rows = await child.next<Row[]>(600_000)
    await child.stop()
    return rows
  }
}))
