import type { Verified } from '../engine/index.ts'
import type { Command } from './command.ts'
import { withInstallation } from './open-installation.ts'
import { readArguments } from './read-arguments.ts'

const CHARTS = ['call', 'application'] as const

/** Replays every journal and reads every file again; says what differs. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '',
  summary: 'replays every journal and reads every file again; exit code 1 if anything differs',
  async run(args, { say }, env) {
    readArguments(args, [])
    return withInstallation(env, async ({ engine, files }) => {
      let wrong = 0
      for (const chart of CHARTS) {
        const verified = await engine.verify({ chart })
        wrong += verified.differences.length
        for (const line of told(chart, verified)) say(line)
      }
      const { checked, damaged } = await files.verifyAll()
      wrong += damaged.length
      say(`files: ${checked} read, ${damaged.length} damaged`)
      for (const sha256 of damaged) say(`  ${sha256}: restore it from a backup`)
      say(wrong === 0 ? 'Everything agrees.' : `${wrong} difference(s) found.`)
      return wrong === 0 ? 0 : 1
    })
  }
}

function told(chart: string, { instances, steps, differences }: Verified): string[] {
  return [
    `${chart}: ${instances} replayed, ${steps} steps, ${differences.length} differ`,
    ...differences.map(({ id, seq, what, detail }) => `  ${id}, step ${seq}, ${what}: ${detail}`)
  ]
}
