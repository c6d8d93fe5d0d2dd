import type { Account } from '../../accounts/index.ts'
import { ChartFault, type Actor } from '../../engine/index.ts'
import type { Services } from '../../services.ts'
import { CommandFailure, type Command } from '../command.ts'
import { withInstallation } from '../open-installation.ts'
import { readArguments } from '../read-arguments.ts'
import { UsageError } from '../store/index.ts'
import { listWorkflows, migrateWorkflows } from './migrate-workflows.ts'

const migrate: Command = {
  name: 'workflows migrate',
  usage: '[--dry-run] --by MAIL --why TEXT',
  summary:
    'moves calls and dossiers to the latest workflow by proved maps; --dry-run only says what would change',
  async run(args, { say }, env) {
    const { options, flags } = readArguments(args, [], ['by', 'why'], ['dry-run'])
    const dryRun = flags['dry-run']
    const why = options.why.at(-1)?.trim() ?? ''
    const mail = options.by.at(-1) ?? ''
    if (!dryRun && why === '') throw new UsageError('--why is missing: journals say why.')
    if (!dryRun && mail === '') throw new UsageError('--by is missing: journals say who.')
    return withInstallation(env, async ({ engine, accounts }) => {
      const by = dryRun ? { id: 'nobody', roles: [] } : await administrator(accounts, mail)
      try {
        await migrateWorkflows(engine, { dryRun, by, why }, say)
      } catch (error) {
        if (!(error instanceof ChartFault)) throw error
        throw new CommandFailure(error.message)
      }
      if (dryRun) say('Nothing was written.')
      return 0
    })
  }
}

const list: Command = {
  name: 'workflows',
  usage: '',
  summary:
    'says which versions of the workflows are here, and how many calls and dossiers follow each',
  async run(args, { say }, env) {
    readArguments(args, [])
    return withInstallation(env, async ({ engine }) => ((await listWorkflows(engine, say)) ? 0 : 1))
  }
}

/** The longer words first: a command is found by its first words. */
export const workflowCommands: readonly Command[] = [migrate, list]

async function administrator(accounts: Services['accounts'], mail: string): Promise<Actor> {
  const account: Account | undefined = await accounts.findByMail(mail)
  if (!account?.roles.includes('administrator')) {
    throw new CommandFailure(
      `${mail} is no administrator of this installation: candide account create ${mail} --name NAME --role administrator`
    )
  }
  return { id: account.id, roles: ['administrator'] }
}
