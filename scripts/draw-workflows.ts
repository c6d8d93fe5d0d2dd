import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import elk from 'elkjs'
import { diagramOf, layoutOf, svgOf, type Audience, type Layout } from '../src/engine/index.ts'
import { WORKFLOWS, workflowCharts } from './workflow-charts.ts'

/**
 * Draws every chart again where its structure or words changed: places in `workflows/drawings`, pictures in `docs/workflows`.
 * `--check` writes nothing and fails when one is out of date.
 */
const DRAWINGS = join(WORKFLOWS, 'drawings')
const PICTURES = join(WORKFLOWS, '..', 'docs', 'workflows')
const AUDIENCES: Audience[] = ['staff', 'candidate']
const check = process.argv.includes('--check')
const placer = new elk.default()
let outOfDate = 0

for (const chart of await workflowCharts()) {
  for (const language of Object.keys(chart.labels)) {
    for (const audience of AUDIENCES) {
      const name = `${chart.name}-${chart.version}.${audience}.${language}`
      const file = join(DRAWINGS, `${name}.json`)
      const diagram = diagramOf(chart, language, audience)
      const known = existsSync(file)
        ? (JSON.parse(await readFile(file, 'utf8')) as Layout)
        : undefined
      if (known?.hash === diagram.hash) continue
      outOfDate += 1
      console.log(`${name} ${check ? 'is out of date: run npm run workflows:draw.' : 'drawn'}`)
      if (check) continue
      const layout = await layoutOf(diagram, placer as never)
      await mkdir(DRAWINGS, { recursive: true })
      await mkdir(PICTURES, { recursive: true })
      await writeFile(file, `${JSON.stringify(layout)}\n`)
      const title = `${chart.name} ${chart.version}`
      await writeFile(
        join(PICTURES, `${name}.svg`),
        withStyle(svgOf(layout, { title, description: title }))
      )
    }
  }
}
process.exitCode = check && outOfDate > 0 ? 1 : 0

/** Pages bring their own sheet; a picture in the documentation carries the little it needs. */
function withStyle(svg: string): string {
  const style = `<style>text{font:12px sans-serif;fill:#1c211f}.nm{font-size:14px;font-weight:600}.outer rect{fill:#faf8f3;stroke:#b9b4a6}.st rect{fill:#fff;stroke:#1c211f}.st .ring{fill:none}.ar,.clk{fill:none;stroke:#1c211f;stroke-width:1.3}.clk{stroke-width:2.4}</style>`
  return svg.replace('<defs>', `${style}<defs>`)
}
