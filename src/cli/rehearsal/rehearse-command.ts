import { rehearseApart, reportInWords } from '../../rehearsal/index.ts'
import { BadInput, NotFound } from '../../shared/errors.ts'
import { LANGS } from '../../shared/lang.ts'
import { parisDateTime } from '../../shared/paris-time.ts'
import { CommandFailure, type Command } from '../command.ts'
import { withInstallation } from '../open-installation.ts'
import { oneOf, readArguments } from '../read-arguments.ts'
import { UsageError } from '../store/index.ts'
import { linesOf } from './report-lines.ts'

const ALL = 'all'

/** Plays a copy of a call to its last answer, in a store of its own, and prints what happens. */
export const rehearseCommand: Command = {
  name: 'rehearse',
  usage: `CALL [--silent ROLE|${ALL}]… [--dossiers N] [--json] [--lang ${LANGS.join('|')}]`,
  summary:
    'plays a copy of a call to its last answer, with invented dossiers; exit code 1 if it found a fault',
  async run(args, { say, progress }, env) {
    const { positionals, options, flags } = readArguments(
      args,
      ['CALL'],
      ['silent', 'dossiers', 'lang'],
      ['json']
    )
    const [call = ''] = positionals
    const lang = oneOf('--lang', options.lang.at(-1) ?? 'fr', LANGS)
    const asked = options.dossiers.at(-1)
    const { order, voice } = await withInstallation(
      env,
      async ({ rehearsals, i18n, chartLabels }) => {
        const silent = options.silent.includes(ALL)
          ? await rolesOf(rehearsals, call)
          : options.silent
        const wished = { silent, ...(asked !== undefined && { dossiers: Number(asked) }) }
        const t = i18n.translator(lang)
        return {
          order: await rehearsals.order(call, wished).catch((error: unknown) => {
            throw explained(error, call, t)
          }),
          voice: { t, lang, charts: chartLabels }
        }
      }
    )
    const report = await rehearseApart(order, {
      onProgress: ({ done, of, role, at }) => {
        progress(`${done + 1}/${of} ${role ?? ''} ${parisDateTime(new Date(at), lang)}`)
      }
    })
    progress('')
    const words = reportInWords(report, voice)
    if (flags.json) say(JSON.stringify(report, null, 2))
    else for (const line of linesOf(words, report, voice)) say(line)
    return words.well ? 0 : 1
  }
}

async function rolesOf(
  rehearsals: { roles(call: string): Promise<readonly string[]> },
  call: string
): Promise<readonly string[]> {
  return rehearsals.roles(call).catch((error: unknown) => {
    throw explained(error, call, (key) => key)
  })
}

function explained(
  error: unknown,
  call: string,
  t: (key: string, params?: Readonly<Record<string, unknown>>) => string
): unknown {
  if (error instanceof NotFound) return new CommandFailure(`There is no call ${call}.`)
  if (!(error instanceof BadInput)) return error
  return new UsageError(error.problems.map(({ code, params }) => t(code, params)).join(' '))
}
