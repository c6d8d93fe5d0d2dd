import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../../src/shared/project-root.ts'
import { build } from '../../../support/built-program.ts'

const PROGRAM = [
  'package.json',
  'tsconfig.json',
  'src',
  'workflows',
  'locales',
  'views',
  'settings',
  'scripts'
]
const KIND = join('workflows', 'territoire-volontaire')
/** A chart, and all that it imports. */
const CHART = ['application.chart.ts', 'application', 'locales', 'time.ts']

/** What the second version changes: one state has another name, and a draft has a reminder. */
const CHANGES: readonly [file: string, before: string, after: string][] = [
  ['application.chart.ts', 'version: 1', 'version: 2'],
  [join('application', 'preparing.ts'), "initial: 'asked'", "initial: 'requested'"],
  [join('application', 'preparing.ts'), '        asked: {', '        requested: {'],
  [join('application', 'preparing.ts'), "target: '.asked'", "target: '.requested'"],
  [
    join('application', 'preparing.ts'),
    'after: { closingFallback:',
    "after: { firstSignatureReminder: { actions: letter('draft-reminder') }, closingFallback:"
  ],
  [join('locales', 'application', 'states-before.fr.ts'), 'signing.asked', 'signing.requested'],
  [join('locales', 'application', 'states-before.en.ts'), 'signing.asked', 'signing.requested']
]

const MAP = `export const applicationOneToTwo = {
  chart: 'application',
  from: 1,
  to: 2,
  states: { 'file.before.preparing.signing.asked': 'file.before.preparing.signing.requested' }
}
`

/**
 * A copy of the program whose dossiers follow a second version of their workflow, made as docs/architecture.md says:
 * the old chart kept in a folder of its own, both listed, and a map between them.
 * @param forgets the old chart and the map are not there
 * @returns its folder, which the caller removes
 */
export async function programOfTomorrow({ forgets = false } = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'candide-tomorrow-'))
  for (const part of PROGRAM) {
    await cp(join(projectRoot, part), join(root, part), { recursive: true })
  }
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  const kind = (...path: string[]) => join(root, KIND, ...path)
  if (!forgets) {
    for (const part of CHART) await cp(kind(part), kind('version-1', part), { recursive: true })
    await mkdir(kind('migrations'))
    await writeFile(kind('migrations', 'application-1-to-2.ts'), MAP)
  }
  for (const change of CHANGES) await changeFile(kind, change)
  if (!forgets) await listBoth(kind)
  await build(root)
  return root
}

async function listBoth(kind: (...path: string[]) => string): Promise<void> {
  const file = 'versions.ts'
  const imports = [
    "import { applicationOneToTwo } from './migrations/application-1-to-2.ts'",
    "import { applicationChart as applicationChart1 } from './version-1/application.chart.ts'"
  ]
  await changeFile(kind, [file, '[applicationChart]', '[applicationChart1, applicationChart]'])
  await changeFile(kind, [file, 'Migration[] = []', 'Migration[] = [applicationOneToTwo]'])
  const text = await readFile(kind(file), 'utf8')
  await writeFile(kind(file), `${imports.join('\n')}\n${text}`)
}

/** @throws Error when the chart no longer has what is changed: the second version would be no other one */
async function changeFile(
  kind: (...path: string[]) => string,
  [file, before, after]: readonly [string, string, string]
): Promise<void> {
  const text = await readFile(kind(file), 'utf8')
  if (!text.includes(before)) throw new Error(`${file} does not say « ${before} ».`)
  await writeFile(kind(file), text.replace(before, after))
}
