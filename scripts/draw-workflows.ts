import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import elk from 'elkjs'
import {
  diagramOf,
  inWords,
  layoutOf,
  svgOf,
  type Layout,
  type Reader
} from '../src/engine/index.ts'
import { WORKFLOWS, workflowCharts } from './workflow-charts.ts'

/**
 * Draws every chart again where its structure or words changed: places and words in `workflows/drawings`,
 * pictures in `docs/workflows`. `--check` writes nothing and fails when one is out of date; `--all` draws
 * what is not, too.
 */
const DRAWINGS = join(WORKFLOWS, 'drawings')
const PICTURES = join(WORKFLOWS, '..', 'docs', 'workflows')
/** The candidate reads of others’ moves only whose they are. */
const READERS: Omit<Reader, 'language'>[] = [
  { audience: 'staff' },
  { audience: 'candidate', own: ['writer', 'signatory'] }
]
const check = process.argv.includes('--check')
const all = process.argv.includes('--all')
const placer = new elk.default()
let outOfDate = 0

for (const chart of await workflowCharts()) {
  for (const language of Object.keys(chart.labels)) {
    for (const reader of READERS) {
      const name = `${chart.name}-${chart.version}.${reader.audience}.${language}`
      const file = join(DRAWINGS, `${name}.json`)
      const diagram = diagramOf(chart, { ...reader, language })
      const known = existsSync(file)
        ? (JSON.parse(await readFile(file, 'utf8')) as Layout)
        : undefined
      if (known?.hash === diagram.hash && !all) continue
      outOfDate += 1
      console.log(`${name} ${check ? 'is out of date: run npm run workflows:draw.' : 'drawn'}`)
      if (check) continue
      const layout = await layoutOf(diagram, placer as never)
      const words = inWords(chart, language, reader.audience)
      await mkdir(DRAWINGS, { recursive: true })
      await mkdir(PICTURES, { recursive: true })
      await writeFile(file, `${JSON.stringify({ ...layout, words })}\n`)
      const title = `${chart.name} ${chart.version}`
      await writeFile(
        join(PICTURES, `${name}.svg`),
        withStyle(svgOf(layout, { id: 'chart', title, description: title }))
      )
    }
  }
}
process.exitCode = check && outOfDate > 0 ? 1 : 0

/** Pages bring their own sheet; a picture in the documentation carries the little it needs. */
function withStyle(svg: string): string {
  const rules = [
    'svg{background:#fff}text{font:12px sans-serif;fill:#1c211f}.nm{font-size:14px;font-weight:600}',
    '.outer{fill:#f7f5ef;stroke:#dcd8cc}.st rect{fill:#fff;stroke:#8b877b}.nt{fill:#565b57}',
    '.ar,.clk,.go{fill:none;stroke:#565b57;stroke-width:1.3}.clk{stroke:#8a5300;stroke-width:2.4}',
    '.lb{paint-order:stroke;stroke:#f7f5ef;stroke-width:3px}'
  ]
  return svg.replace('<defs>', `<style>${rules.join('')}</style><defs>`)
}
