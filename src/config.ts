import { join, resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './shared/project-root.ts'
import { readSite, type Site } from './web/site.ts'

/** What the installation decides, read once at start. */
export interface Config {
  production: boolean
  host: string
  port: number
  /** where people reach the site, without a final slash; links in mails begin with it */
  baseUrl: string
  /** the first signs cookies and forms, the others are still accepted while they are being replaced */
  secrets: string[]
  dataFolder: string
  /** absent: the embedded store in the data folder */
  mongodbUri?: string
  /** absent: mails stay in the outbox, as in the demonstration */
  smtpUrl?: string
  mailFrom: string
  logLevel: string
  /** how many proxies stand in front: whom to believe about the visitor's address */
  trustedProxies: number
  site: Site
}

/** Everything wrong with the environment, one sentence per mistake. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length} mistake(s):\n- ${mistakes.join('\n- ')}`)
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const url = (what: string, protocols: RegExp) =>
  z.string().refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), {
    error: `must be ${what}`
  })

const settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(3000),
  BASE_URL: url('the address people use, such as https://candide.example.org', /^https?:$/)
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SECRETS: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), {
      error: 'each must have at least 32 characters; make one with: openssl rand -base64 32'
    })
    .optional(),
  DATA_FOLDER: z.string().default('data'),
  MONGODB_URI: url(
    'a MongoDB address, such as mongodb://db1,db2/candide?replicaSet=rs0',
    /^mongodb(\+srv)?:$/
  ).optional(),
  SMTP_URL: url(
    'a mail server, such as smtps://user:password@mail.example.org',
    /^smtps?:$/
  ).optional(),
  MAIL_FROM: z.email({ error: 'must be the mail address that sends' }).optional(),
  LOG_LEVEL: z.enum(LEVELS, { error: `must be one of ${LEVELS.join(', ')}` }).default('info'),
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'must be a number of proxies' })
    .int()
    .min(0)
    .default(0),
  SITE_FILE: z.string().optional()
})

/**
 * The environment of this process, completed by the file `.env` of the folder it was started in. What is
 * set already wins over the file.
 */
export function environment(): Readonly<Record<string, string | undefined>> {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return process.env
}

/**
 * Reads and checks the environment. Empty variables count as absent.
 * @throws ConfigError with one sentence per mistake
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '')
  const set = Object.fromEntries(given)
  const parsed = settings.safeParse(set)
  const site = loadSite(set['SITE_FILE'] ?? join(projectRoot, 'settings', 'site.yaml'))
  const mistakes = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []),
    ...missingInProduction(set),
    ...site.mistakes
  ]
  if (!parsed.success || !site.site || mistakes.length > 0) throw new ConfigError(mistakes)

  const { data } = parsed
  const production = data.NODE_ENV === 'production'
  return {
    production,
    host: data.HOST,
    port: data.PORT,
    baseUrl: data.BASE_URL ?? `http://localhost:${data.PORT}`,
    secrets: data.SECRETS ?? ['only for development: never signs a real session'],
    dataFolder: resolve(data.DATA_FOLDER),
    ...(data.MONGODB_URI ? { mongodbUri: data.MONGODB_URI } : {}),
    ...(data.SMTP_URL ? { smtpUrl: data.SMTP_URL } : {}),
    mailFrom: data.MAIL_FROM ?? 'dossiers@candide.example',
    logLevel: data.LOG_LEVEL,
    trustedProxies: data.TRUSTED_PROXIES,
    site: site.site
  }
}

/** What has a sensible value on a desk has none on a server. */
function missingInProduction(set: Readonly<Record<string, string | undefined>>): string[] {
  if (set['NODE_ENV'] !== 'production') return []
  const needed = {
    BASE_URL: 'the address people use: links in mails begin with it',
    SECRETS: 'it signs sessions and forms; make one with: openssl rand -base64 32',
    SMTP_URL: 'the mail server: without it nobody can sign in',
    MAIL_FROM: 'the mail address that sends',
    SITE_FILE: 'who runs the site; start from settings/site.yaml'
  } as const
  const missing = Object.entries(needed)
    .filter(([name]) => set[name] === undefined)
    .map(([name, why]) => `${name} is needed in production: ${why}`)
  const address = set['BASE_URL'] ?? ''
  if (address.startsWith('http:') && !/\/\/(localhost|127\.0\.0\.1)\b/.test(address)) {
    missing.push('BASE_URL must begin with https:// in production: session cookies are secure')
  }
  return missing
}

function loadSite(file: string): { site?: Site; mistakes: string[] } {
  try {
    return { site: readSite(file), mistakes: [] }
  } catch (error) {
    const mistakes =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `, ${path.join('.')}: ${message}`)
        : [`: ${error instanceof Error ? error.message : 'unreadable'}`]
    return { mistakes: mistakes.map((mistake) => `SITE_FILE ${file}${mistake}`) }
  }
}
