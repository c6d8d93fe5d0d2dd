import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Run apart, so that nothing is loaded before the measure. */
function measureAlone(): { milliseconds: number; kilobytes: number } {
  const script = `
    const { findCommune, searchTerritories } = await import('./src/territories/index.ts')
    global.gc()
    const before = process.memoryUsage().heapUsed
    const start = process.cpuUsage()
    findCommune('18279')
    searchTerritories('vierzon')
    const { user, system } = process.cpuUsage(start)
    const milliseconds = (user + system) / 1000
    global.gc()
    console.log(JSON.stringify({ milliseconds, kilobytes: (process.memoryUsage().heapUsed - before) / 1024 }))`
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' }
  )
  return JSON.parse(output) as { milliseconds: number; kilobytes: number }
}

describe('the weight of the official data', () => {
  it('loads in a moment and stays small, where all of France would cost 100 MB', () => {
    const { milliseconds, kilobytes } = measureAlone()
    // Processor time, since other tests run beside. The promise is 50 ms, which is measured at half of it on a
    // quiet machine; the double leaves room for compilation on other threads.
    expect(milliseconds).toBeLessThan(100)
    expect(kilobytes).toBeLessThan(4096)
  })
})
