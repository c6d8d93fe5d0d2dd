import type { Account, Accounts, InstallationRole } from '../accounts/index.ts'
import { mailKey } from '../accounts/index.ts'
import { LANGS } from '../shared/lang.ts'
import { CommandFailure, type Command } from './command.ts'
import { withInstallation } from './open-installation.ts'
import { oneOf, readArguments } from './read-arguments.ts'
import { UsageError } from './store/index.ts'

const ROLES: readonly InstallationRole[] = ['administrator', 'direction']

const create: Command = {
  name: 'account create',
  usage: `MAIL --name NAME [--role ${ROLES.join('|')}]… [--lang ${LANGS.join('|')}]`,
  summary: 'makes an account, or gives one that is there its name and roles',
  async run(args, { say }, env) {
    const { positionals, options } = readArguments(args, ['MAIL'], ['name', 'role', 'lang'])
    const mail = mailOf(positionals)
    const name = options.name.at(-1)?.trim() ?? ''
    if (name === '') throw new UsageError('--name is missing: it signs what this person does.')
    const roles = options.role.map((role) => oneOf('--role', role, ROLES))
    const lang = oneOf('--lang', options.lang.at(-1) ?? 'fr', LANGS)
    return withInstallation(env, async ({ accounts }) => {
      const { id } = await accounts.ensure({ mail, name, lang })
      await accounts.rename(id, name)
      for (const role of roles) await accounts.grant(id, role)
      say(described(await known(accounts, mail)))
      say(`A link to sign in now, without a mail: candide link ${mail}`)
      return 0
    })
  }
}

const revoke: Command = {
  name: 'account revoke',
  usage: `MAIL --role ${ROLES.join('|')}`,
  summary: 'takes a role of the installation away, at once',
  async run(args, { say }, env) {
    const { positionals, options } = readArguments(args, ['MAIL'], ['role'])
    const mail = mailOf(positionals)
    const roles = options.role.map((role) => oneOf('--role', role, ROLES))
    if (roles.length === 0) throw new UsageError('--role is missing.')
    return withInstallation(env, async ({ accounts }) => {
      const { id } = await known(accounts, mail)
      for (const role of roles) await accounts.revoke(id, role)
      say(described(await known(accounts, mail)))
      return 0
    })
  }
}

const link: Command = {
  name: 'link',
  usage: 'MAIL',
  summary: 'prints a link that signs this person in once, for half an hour',
  async run(args, { say }, env) {
    const mail = mailOf(readArguments(args, ['MAIL']).positionals)
    return withInstallation(env, async ({ accounts }) => {
      const { lang } = await known(accounts, mail)
      say(await accounts.createSignInLink({ mail, lang }))
      return 0
    })
  }
}

export const accountCommands: readonly Command[] = [create, revoke, link]

function mailOf([typed = '']: readonly string[]): string {
  const mail = mailKey(typed)
  if (!mail) throw new UsageError(`“${typed}” is not a mail address.`)
  return mail
}

async function known(accounts: Accounts, mail: string): Promise<Account> {
  const account = await accounts.findByMail(mail)
  if (account) return account
  throw new CommandFailure(
    `No account has the address ${mail}. Make it first: candide account create ${mail} --name NAME`
  )
}

function described({ mail, name, roles }: Account): string {
  return `${name} <${mail}>: ${roles.length > 0 ? roles.join(', ') : 'no role of the installation'}`
}
