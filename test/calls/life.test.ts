import mongoose from 'mongoose'
import { readConfig } from '../../src/config.ts'
import { createServices } from '../../src/services/create-services.ts'
import type { Services } from '../../src/services.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

describe('the life of a call', () => {
  let store: TestStore
  let services: Services
  const clock = movableClock(new Date('2027-01-04T09:00:00+01:00'))

  beforeAll(async () => {
    store = await openTestStore()
    services = await createServices({
      config: readConfig({ NODE_ENV: 'test', DATA_FOLDER: store.folder }),
      connection: mongoose.connection,
      logger: createLogger('silent'),
      clock
    })
  })
  afterAll(async () => {
    services?.messages.close()
    await store.close()
  })

  it('opens once nothing is missing, and publishes bytes whose hash anybody can find again', async () => {
    const { calls, accounts } = services
    const nadia = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
    const by = { id: nadia.id, roles: ['direction', 'officer'] }
    const number = await calls.create({ kind: 'territoire-volontaire', command: 'c1', by })
    expect(number).toBe('2027-01')

    await expect(calls.open({ number, command: 'c2', by })).rejects.toThrow('nothingMissing')

    await calls.change({
      ...{ number, expect: 1, command: 'c3', by },
      change: (content) => ({
        ...content,
        mentionsConfirmed: { by: nadia.id, at: '2027-01-04T08:00:00.000Z' },
        jury: [
          { name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }
        ]
      })
    })
    await calls.open({ number, command: 'c4', by })
    const [seal] = await calls.seals(number)
    expect(seal?.version).toBe(1)
    const { hash } = await import('node:crypto')
    expect(hash('sha256', seal?.text ?? '')).toBe(seal?.sha256)
    expect((await calls.find(number))?.states).toEqual(['open.early'])
  })

  it('promise 4: only an officer of the call answers its questions', async () => {
    const { calls } = services
    const id = await calls.ask({ number: '2027-01', text: 'Peut-on ?', mail: null, command: 'ask' })
    const by = { id: 'somebody', roles: ['committee', 'direction'] }
    await expect(calls.answer({ id, text: 'Peut-on ?', answer: 'Oui.', by })).rejects.toThrow(
      NotFound
    )
    expect(await calls.answeredQuestions('2027-01')).toEqual([])
  })
})
