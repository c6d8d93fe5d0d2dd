import {
  mailKey,
  personFor,
  spacesOf,
  type Account,
  type CallRole
} from '../../src/accounts/index.ts'
import { stageAccounts } from './stage-accounts.ts'

const stage = stageAccounts()

describe('an account', () => {
  it('is one person per mail address, however it is typed', async () => {
    const first = await stage.accounts.ensure({
      mail: ' I.Caron@Vierzon.example ',
      name: 'Inès Caron'
    })
    const again = await stage.accounts.ensure({
      mail: 'i.caron@vierzon.example',
      name: 'Somebody else'
    })
    expect(again).toEqual(first)
    expect(await stage.accounts.findByMail('I.CARON@VIERZON.EXAMPLE')).toEqual(first)
  })

  it('is made once when two links are used at the same moment', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => stage.accounts.ensure({ mail: 'n@vierzon.example' }))
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  })

  it.each(['', 'vierzon', 'a@b', 'a b@vierzon.example', 'a@vierzon.example\nBcc: x@y.fr'])(
    'is not made for %p',
    async (typed) => {
      expect(mailKey(typed)).toBeUndefined()
      await expect(stage.accounts.ensure({ mail: typed })).rejects.toThrow(RangeError)
    }
  )

  it('keeps every role when two people grant at once', async () => {
    const { id } = await stage.accounts.ensure({ mail: 'a@example.org' })
    await Promise.all([
      stage.accounts.grantInCall(id, '2027-01', ['officer']),
      stage.accounts.grantInCall(id, '2027-01', ['jury']),
      stage.accounts.grantInCall(id, '2027-02', ['committee']),
      stage.accounts.grant(id, 'direction')
    ])
    const account = (await stage.accounts.find(id)) as Account
    expect([...personFor(account, { callId: '2027-01' }).roles].sort()).toEqual([
      'direction',
      'jury',
      'officer'
    ])
    const holding = async (call: string, role: CallRole) =>
      (await stage.accounts.peopleOfCall(call, [role])).length
    expect(await holding('2027-01', 'jury')).toBe(1)
    // held, but in the other call
    expect(await holding('2027-01', 'committee')).toBe(0)
    await stage.accounts.revokeInCall(id, '2027-01', ['officer', 'jury'])
    await stage.accounts.revoke(id, 'direction')
    expect(await stage.accounts.peopleOfCall('2027-01')).toEqual([])
    expect(
      personFor((await stage.accounts.find(id)) as Account, { callId: '2027-02' }).roles
    ).toEqual(['committee'])
  })

  it('has in a dossier the roles that the dossier gives it, and no other', async () => {
    const ines = await stage.accounts.ensure({ mail: 'i.caron@vierzon.example' })
    const people = [
      { accountId: ines.id, roles: ['writer' as const] },
      { accountId: 'SOMEBODY', roles: ['signatory' as const] }
    ]
    expect(personFor(ines, { people })).toEqual({ accountId: ines.id, roles: ['writer'] })
    expect(spacesOf(ines)).toEqual(['applicant'])
  })
})
