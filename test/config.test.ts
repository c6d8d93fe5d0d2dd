import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../src/config.ts'

const production = {
  NODE_ENV: 'production',
  BASE_URL: 'https://candide.example.org/',
  SECRETS: 'a'.repeat(32),
  SMTP_URL: 'smtps://mail.example.org',
  MAIL_FROM: 'dossiers@example.org',
  SITE_FILE: 'settings/site.yaml'
}

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}

describe('the configuration', () => {
  it('needs nothing on a desk', () => {
    const config = readConfig({})
    expect(config.production).toBe(false)
    expect(config.baseUrl).toBe('http://localhost:3000')
    expect(config.mongodbUri).toBeUndefined()
  })

  it('is read from the environment', () => {
    const config = readConfig({
      ...production,
      PORT: '8080',
      SECRETS: `${'b'.repeat(40)},${'a'.repeat(32)}`
    })
    expect(config.baseUrl).toBe('https://candide.example.org')
    expect(config.port).toBe(8080)
    expect(config.secrets).toEqual(['b'.repeat(40), 'a'.repeat(32)])
    expect(config.site.organiser).toBe('Villes au Carré')
  })

  it('says every mistake at once, by the name of its variable', () => {
    const mistakes = mistakesOf({
      ...production,
      PORT: 'many',
      MONGODB_URI: 'postgres://db',
      SECRETS: 'short',
      LOG_LEVEL: 'loud',
      SMTP_URL: '',
      SITE_FILE: '/nowhere/site.yaml'
    })
    expect(mistakes.map((mistake) => mistake.split(/[: ]/)[0]).sort()).toEqual([
      ...['LOG_LEVEL', 'MONGODB_URI', 'PORT', 'SECRETS', 'SITE_FILE', 'SMTP_URL']
    ])
  })

  it('says what production cannot do without', () => {
    const names = ['BASE_URL', 'SECRETS', 'SMTP_URL', 'MAIL_FROM', 'SITE_FILE']
    const mistakes = mistakesOf({ NODE_ENV: 'production' })
    for (const name of names) {
      expect(mistakes.some((mistake) => mistake.startsWith(`${name} is needed`))).toBe(true)
    }
  })

  it('refuses cookies in clear over the network', () => {
    expect(mistakesOf({ ...production, BASE_URL: 'http://candide.example.org' })).toHaveLength(1)
  })

  it('names the field of the site file that is wrong', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'candide-site-')), 'site.yaml')
    writeFileSync(file, 'organiser: Nous\n')
    const mistakes = mistakesOf({ ...production, SITE_FILE: file })
    expect(mistakes.some((mistake) => mistake.includes('contact'))).toBe(true)
  })
})
