import { personFor } from '../../src/accounts/index.ts'
import { Refusal } from '../../src/engine/index.ts'
import { NotFound } from '../../src/shared/errors.ts'
import { openSetting, type Setting } from '../selection/support/setting.ts'

describe('each verb of a call', () => {
  let setting: Setting
  beforeAll(async () => {
    setting = await openSetting()
  })
  afterAll(() => setting?.close())

  it('is refused to whoever has no role in it', async () => {
    const { calls } = setting.services
    const reason = 'Parce que.'
    const done: string[] = []
    const stranger = await setting.person('Stranger')
    await setting.services.accounts.grantInCall(stranger.id, '2031-01', ['officer', 'authority'])
    const elsewhere = (await setting.services.accounts.find(stranger.id)) ?? stranger
    const people = { nobody: await setting.person('Nobody'), 'another call’s team': elsewhere }
    for (const [name, account] of Object.entries(people)) {
      const { roles } = personFor(account, { callId: setting.call })
      const on = () => ({
        ...{ number: setting.call, command: setting.command(), by: { id: account.id, roles } }
      })
      const change = <T>(content: T) => content
      const verbs: Record<string, () => Promise<unknown>> = {
        create: () => calls.create({ ...on(), kind: 'territoire-volontaire' }),
        change: () => calls.change({ ...on(), expect: 1, change }),
        open: () => calls.open(on()),
        amend: () => calls.amend({ ...on(), reason, change }),
        extend: () => calls.extend({ ...on(), reason, dates: {} }),
        postpone: () => calls.postpone({ ...on(), reason, dates: {} }),
        cancel: () => calls.cancel({ ...on(), reason }),
        confirmClosing: () => calls.confirmClosing({ ...on(), reason }),
        announce: () => calls.announce(on()),
        complete: () => calls.complete(on()),
        discard: () => calls.discard(on()),
        answer: () => calls.answer({ ...on(), id: 'x', answer: 'x', text: 'x' })
      }
      for (const [verb, run] of Object.entries(verbs)) {
        const fate = await run().then(
          () => 'done',
          (error: unknown) =>
            error instanceof Refusal || error instanceof NotFound ? 'refused' : String(error)
        )
        if (fate !== 'refused') done.push(`${verb} by ${name}: ${fate}`)
      }
    }
    expect(done).toEqual([])
  })
})
