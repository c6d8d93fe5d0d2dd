import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Run apart, so that nothing is loaded before the measure. */
function measureAlone(): number {
  const script = `
    const { findCommune, searchTerritories } = await import('./src/territories/index.ts')
    global.gc()
    const before = process.memoryUsage().heapUsed
    findCommune('18279')
    searchTerritories('vierzon')
    global.gc()
    console.log((process.memoryUsage().heapUsed - before) / 1024)`
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' }
  )
  return Number(output)
}

describe('the weight of the official data', () => {
  it('stays small in memory, where all of France would cost 100 MB', () => {
    const kilobytes = measureAlone()
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThan(4096)
  })
})
