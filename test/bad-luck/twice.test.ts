import mongoose from 'mongoose'
import type { Account } from '../../src/accounts/index.ts'
import { writeDraft } from '../../src/applications/draft.ts'
import { freezeRevision } from '../../src/applications/freeze-revision.ts'
import { readConfig } from '../../src/config.ts'
import { sinkTransport } from '../../src/messages/index.ts'
import type { Services } from '../../src/services.ts'
import { settle } from '../../src/services/advance-clock.ts'
import { createServices } from '../../src/services/create-services.ts'
import { Stale } from '../../src/shared/errors.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'
import { pageOf, signedDossier, writeDossier } from './support/dossier.ts'

describe('the same thing twice, or two people at once', () => {
  let setting: Setting
  /** the same installation, as a second process of it would run it */
  let other: Services
  let ines: Account

  beforeAll(async () => {
    setting = await openSetting()
    other = await createServices({
      config: readConfig({ NODE_ENV: 'test' }),
      connection: mongoose.connection,
      transport: sinkTransport(),
      logger: createLogger('silent'),
      clock: setting.clock
    })
    ines = await setting.person('Ines Caron')
  })
  afterAll(async () => {
    other?.messages.close()
    await setting?.close()
  })

  const begin = (command = setting.command()) =>
    setting.services.applications.start({ call: setting.call, account: ines, command })
  const eventsOf = async (number: string, type: string) => {
    const instance = await setting.services.applications.models.applications.findById(number).lean()
    return instance?.history.filter(({ event }) => event.type === type) ?? []
  }

  it('a dossier begun by a double click is one dossier', async () => {
    const command = setting.command()
    const wish = { call: setting.call, account: ines, command }
    const numbers = await Promise.all([
      ...[1, 2].map(() => setting.services.applications.start(wish)),
      other.applications.start(wish)
    ])
    expect(new Set(numbers).size).toBe(1)
    const { models } = setting.services.applications
    expect(await models.applications.countDocuments({})).toBe(1)
    expect(await models.drafts.countDocuments({})).toBe(1)
  })

  it('a deposit sent twice with one form is one deposit, one receipt, and one letter for each person', async () => {
    const number = await signedDossier(setting.services, {
      ...{ call: setting.call, account: ines, command: setting.command }
    })
    const { applications, messages } = setting.services
    const sent = { account: ines, number, command: 'one-form', receivedAt: setting.clock.now() }
    const receipts = await Promise.all([
      applications.deposit(sent),
      other.applications.deposit(sent)
    ])
    receipts.push(await applications.deposit(sent))
    expect(new Set(receipts.map(({ _id }) => _id)).size).toBe(1)
    expect(await eventsOf(number, 'DEPOSIT')).toHaveLength(1)
    await Promise.all([settle(setting.services), settle(other)])
    const letters = await messages.list({ application: number, letter: 'deposit-receipt' })
    expect(letters.map(({ to }) => to.address).toSorted()).toEqual(
      ['ines.caron@example.org', 'paul.aubry@vierzon.example'].toSorted()
    )
  })

  it('two people who deposit at once in two processes make one deposit; only its receipt proves anything', async () => {
    const number = await signedDossier(setting.services, {
      ...{ call: setting.call, account: ines, command: setting.command }
    })
    const receivedAt = setting.clock.now()
    const both = await Promise.allSettled([
      setting.services.applications.deposit({
        ...{ account: ines, number, receivedAt, command: 'first tab' }
      }),
      other.applications.deposit({ account: ines, number, receivedAt, command: 'second tab' })
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await eventsOf(number, 'DEPOSIT')).toHaveLength(1)
    const { models, verifyReceipt } = setting.services.applications
    const written = await models.receipts.find({ application: number }).lean()
    const proofs = await Promise.all(written.map(({ _id }) => verifyReceipt(_id)))
    expect(proofs.filter((proof) => proof !== null)).toHaveLength(1)
  })

  it('two versions frozen at once keep each its own bytes', async () => {
    const number = await begin()
    await writeDossier(setting.services, ines, number)
    const both = await Promise.allSettled([
      setting.services.applications.askSignature({ account: ines, number, command: 'ask 1' }),
      other.applications.askSignature({ account: ines, number, command: 'ask 2' })
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const failed = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect((failed.reason as Error).name).toBe('Refusal')
    expect(await eventsOf(number, 'ASK_SIGNATURE')).toHaveLength(1)
  })

  it('what is being saved while the version is frozen is in it, or is refused: never told « saved » and left out', async () => {
    const number = await begin()
    await writeDossier(setting.services, ines, number)
    const { applications } = setting.services
    const colleague = await applications.openDraft({ account: ines, number })
    await applications.askSignature({ account: ines, number, command: 'ask' })
    const deps = { models: applications.models, clock: setting.clock }
    await expect(writeDraft(deps, colleague, { answers: [] }, 'project')).rejects.toThrow(Stale)

    const second = await begin()
    await writeDossier(setting.services, ines, second)
    const early = await applications.openDraft({ account: ines, number: second })
    setting.clock.moveTo(new Date(setting.clock.now().getTime() + 1000))
    await applications.saveSection({
      ...{ account: ines, number: second, section: 'project' },
      input: pageOf('project', { title: 'Écrit entre-temps' })
    })
    await expect(freezeRevision(deps, early)).rejects.toThrow(Stale)
  })

  it('different sections saved at once are all kept', async () => {
    const number = await begin()
    const sections = ['eligibility', 'lead', 'people', 'project', 'means']
    await Promise.all(
      sections.map((section, index) =>
        (index % 2 ? other : setting.services).applications.saveSection({
          ...{ account: ines, number, section, input: pageOf(section), expect: 1 }
        })
      )
    )
    const { draft } = await setting.services.applications.openDraft({ account: ines, number })
    const has = (id: string) => draft.answers.some((answer) => answer.id === id)
    expect(['lead-kind', 'siret', 'signatory', 'title', 'budget'].filter((id) => !has(id))).toEqual(
      []
    )
  })

  it('the same section saved at once is kept once, and the slower one is told: nothing is overwritten unseen', async () => {
    const number = await begin()
    const save = (services: Services, title: string) =>
      services.applications.saveSection({
        ...{ account: ines, number, section: 'project', expect: 1 },
        input: pageOf('project', { title })
      })
    const both = await Promise.allSettled([save(setting.services, 'A'), save(other, 'B')])
    const won = both.findIndex(({ status }) => status === 'fulfilled')
    const lost = both[1 - won] as PromiseRejectedResult
    expect(lost.reason).toBeInstanceOf(Stale)
    const { draft } = await setting.services.applications.openDraft({ account: ines, number })
    expect(draft.answers.find(({ id }) => id === 'title')?.value).toBe(['A', 'B'][won])
  })

  it('the signatory who validates twice signs once', async () => {
    const number = await begin()
    await writeDossier(setting.services, ines, number)
    await setting.services.applications.askSignature({
      ...{ account: ines, number, command: setting.command() }
    })
    const mayor = await setting.services.accounts.ensure({ mail: 'paul.aubry@vierzon.example' })
    const { sha256: hash } = await setting.services.applications.proposedRevision({
      ...{ account: mayor, number }
    })
    const sent = { account: mayor, number, hash, command: 'one button' }
    await Promise.all([setting.services.applications.sign(sent), other.applications.sign(sent)])
    expect(await eventsOf(number, 'SIGN')).toHaveLength(1)
  })
})
