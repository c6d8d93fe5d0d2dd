import { movableClock } from '../../../src/shared/clock.ts'
import { haveItSigned, pageOf, PDF, writeDossier } from '../support/dossier.ts'
import { openInstallation } from '../support/installation.ts'

/**
 * Candide with candidates at work, to be killed at any moment: `candidate.ts <folder> <from>`. Each
 * thing is told to the parent once it is acknowledged, never before. Commands are named after the dossier's
 * rank, so that the next process sends again those whose acknowledgement was never heard.
 */
const [, , folder = '', from = '0', life = '0'] = process.argv

export interface Told {
  ready?: true
  /** rank of the wish, number given */
  started?: { rank: number; number: string }
  saved?: { number: string; title: string; v: number }
  attached?: { number: string; sha256: string }
  deposited?: { rank: number; number: string; receipt: string }
}

const tell = (told: Told) =>
  new Promise<void>((sent) => {
    process.send?.(told, undefined, undefined, () => sent())
  })

const start = new Date(`2027-02-${22 + Number(life)}T10:00:00+01:00`)
const { services } = await openInstallation(folder, movableClock(start, { ticking: true }))
const { applications, accounts, engine, messages } = services
engine.run({ everyMs: 15 })
messages.run({ everyMs: 15 })
await tell({ ready: true })

for (let rank = Number(from); ; rank += 1) {
  const call = '2027-01'
  const account = await accounts.ensure({ mail: 'ines.caron@vierzon.example', name: 'Inès Caron' })
  let sent = 0
  const command = () => `rank-${rank}-${(sent += 1)}`
  const number = await applications.start({ call, account, command: command() })
  await tell({ started: { rank, number } })
  const instance = await applications.models.applications.findById(number).lean()
  if (instance?.tags.includes('editable')) {
    await writeDossier(services, account, number)
    for (let turn = 0; turn < 4; turn += 1) {
      const title = `Version ${life}-${turn}`
      const input = pageOf('project', { title })
      const saved = await applications.saveSection({ account, number, section: 'project', input })
      await tell({ saved: { number, title, v: saved.draft.v } })
    }
    // one killed in each of several lives has its file already, and no room for as many as there are lives
    const draft = await applications.models.drafts.findById(number).lean()
    if (!draft?.files.some(({ question }) => question === 'map')) {
      const content = Buffer.concat([PDF, Buffer.from(`% ${number}`)])
      const upload = { name: 'carte.pdf', content }
      const { sha256 } = await applications.attachFile({ account, number, question: 'map', upload })
      await tell({ attached: { number, sha256 } })
    }
  }
  const now = await applications.models.applications.findById(number).lean()
  const signed = now?.states.some((state) => /\.signed$|before\.deposited$/.test(state))
  if (!signed) await haveItSigned(services, account, number, command)
  const deposit = { account, number, command: `rank-${rank}-deposit`, receivedAt: start }
  const { _id: receipt } = await applications.deposit(deposit)
  await tell({ deposited: { rank, number, receipt } })
}
