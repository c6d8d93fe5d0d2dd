import { NotFound } from '../../src/shared/errors.ts'
import { example } from './ranking/jury-example.ts'
import { juryMorning, type JuryDay } from './support/jury-day.ts'

const present = example
const describeIfPresent = present ? describe : describe.skip

describeIfPresent(
  'the 26 dossiers of the example, from their readings to the public results',
  () => {
    let day: JuryDay
    if (!present) return

    const { expected, draw: made } = present
    beforeAll(async () => {
      day = await juryMorning(present)
    })
    afterAll(() => day?.close())

    const on = (account: JuryDay['chair']) => ({ account, call: day.call, command: day.command() })
    const outcomes = async () => {
      const all = await day.services.applications.models.applications.find({}).lean()
      return new Map(all.map(({ _id, snapshot }) => [_id, snapshot.context['outcome']]))
    }

    it('ranks them as computed independently, and says what the opinion still lacks', async () => {
      const { selection } = day.services
      const open = await selection.ranking({ account: day.chair, call: day.call })
      if (!open.current?.ranking) throw new Error('no ranking')
      expect(open.current.ranking.selected).toEqual(expected.selected)
      expect(open.current.ranking.eligible.slice().sort()).toEqual(expected.eligible.slice().sort())
      expect(open.problems.sort()).toEqual(
        [
          'missing-reason:VAC-0005',
          'missing-reason:VAC-0012',
          'no-session',
          'pending-draw',
          'quorum'
        ].sort()
      )
    })

    it('refuses the opinion meanwhile, and no dossier learns anything', async () => {
      const { selection } = day.services
      await expect(selection.giveOpinion(on(day.chair))).rejects.toThrow()
      expect([...(await outcomes()).values()].every((outcome) => outcome === null)).toBe(true)
    })

    it('is opened, drawn with the committed list, reasoned and proposed', async () => {
      const { selection } = day.services
      await selection.convene({
        ...on(day.officer),
        ...{ meetsAt: new Date('2027-05-11T14:00:00+02:00'), place: 'Orléans' },
        members: [{ account: day.chair.id, seat: 'organiser', votes: true }],
        ...{ chair: day.chair.id, secretary: day.officer.id }
      })
      await selection.openSession(on(day.officer))
      await selection.arrive({ ...on(day.officer), member: day.chair.id, how: 'room' })
      const committed = await selection.commitList(on(day.officer))
      expect(committed.committed?.list).toBe(made.committedList)
      const givenBy = [day.chair.id, day.chair.id, day.chair.id]
      const drawn = await selection.drawLots({ ...on(day.officer), numbers: [41, 7, 88], givenBy })
      expect(drawn.draw?.seed).toBe('2027-01 9d041b44eb1b3305 41 7 88')
      for (const application of ['VAC-0005', 'VAC-0012']) {
        await selection.giveReason({
          ...on(day.officer),
          application,
          text: `Motif de ${application}`
        })
      }
      await day.goTo('2027-05-11T15:40:00+02:00')
      await selection.giveOpinion(on(day.chair))
      await day.settle()

      const told = await outcomes()
      const selected = [...told].filter(([, one]) => (one as { kind: string }).kind === 'selected')
      expect(selected.map(([number]) => number).sort()).toEqual(expected.selected.slice().sort())
      expect(told.get('VAC-0005')).toMatchObject({ kind: 'reserve', rank: 1 })
      expect(told.get(made.order[0] ?? '')).toMatchObject({ kind: 'reserve', rank: 4 })
    })

    it('is minuted from its journal: draw, reasons, members, proposal', async () => {
      const { selection } = day.services
      const { minutes, version, sha256 } = await selection.draftMinutes(on(day.officer))
      expect(version).toBe(1)
      expect(minutes.ranking.map(({ number }) => number)).toEqual(
        expected.ranking.map(({ id }) => id)
      )
      expect(minutes.draw).toMatchObject({ numbers: [41, 7, 88], margin: { n: 5 } })
      expect(minutes.displacements[0]?.reasons.map(({ text }) => text)).toEqual([
        'Motif de VAC-0005',
        'Motif de VAC-0012'
      ])
      expect(minutes.proposal?.selected.slice().sort()).toEqual(expected.selected.slice().sort())
      expect(minutes.readings).toEqual({ total: 57, readers: 6 })
      // the same journal gives the same minutes
      expect(await selection.draftMinutes(on(day.officer))).toMatchObject({ version: 1, sha256 })
      await selection.approveMinutes({ ...on(day.chair), version: 1, remark: '' })
      await selection.approveMinutes({ ...on(day.chair), version: 1, remark: 'twice' })
      const { approvals } = await selection.minutes(on(day.chair))
      expect(approvals.map(({ account }) => account)).toEqual([day.chair.id])
      const unseated = selection.approveMinutes({ ...on(day.officer), version: 1, remark: '' })
      await expect(unseated).rejects.toThrow('minutes-not-yours')
    })

    it('tells no candidate and nobody outside what is proposed', async () => {
      const { selection } = day.services
      for (const [number, account] of day.writers) {
        expect(await selection.answer({ account, number })).toBeNull()
        await expect(selection.ranking({ account, call: day.call })).rejects.toThrow(NotFound)
        await expect(selection.read({ account, number, command: day.command() })).rejects.toThrow(
          NotFound
        )
      }
      expect(await selection.publicResults(day.call)).toBeNull()
    })

    it('is signed by the authority, and reaches every candidate with its own reasons only', async () => {
      const { selection, applications } = day.services
      await day.goTo('2027-05-20T17:40:00+02:00')
      const decision = await selection.sign(on(day.authority))
      expect(decision.signer).toMatchObject({ name: 'Jeanne Aubertin', as: 'authority' })
      expect(await selection.publicResults(day.call)).toBeNull()
      await day.settle()
      const { unanswered } = await applications.unanswered(day.call)
      expect(unanswered).toBe(0)

      const account = day.writers.get('VAC-0017')
      if (!account) throw new Error('no writer')
      const answer = await selection.answer({ account, number: 'VAC-0017' })
      expect(answer).toMatchObject({ outcome: 'selected', rank: 2, readAt: null })
      expect(answer?.sheet?.score).toMatchObject({ meritRank: 2, eligible: 9, readings: 2 })
      const [power] = answer?.sheet?.score?.criteria ?? []
      expect(power?.levels).toEqual([4, 4])
      expect(power?.comment).toBe('Note de VAC-0017, lecture 1 Note de VAC-0017, lecture 2')
      expect(JSON.stringify(answer)).not.toMatch(/VAC-00(?!17)/)
      const displaced = day.writers.get('VAC-0005')
      const reserve =
        displaced && (await selection.answer({ account: displaced, number: 'VAC-0005' }))
      expect(reserve).toMatchObject({ outcome: 'reserve', rank: 1, acceptBy: null })
      expect(reserve?.sheet?.reason).toBe('Motif de VAC-0005')

      const code = answer?.decision?.code ?? ''
      expect(await selection.verifyDecision(code)).toMatchObject({
        application: 'VAC-0017',
        stands: true
      })
      expect(JSON.stringify(await selection.verifyDecision(code))).not.toMatch(
        /selected|reserve|rank|points/
      )
    })

    it('is announced: the selected by name, everybody else in the arithmetic only', async () => {
      const { selection, calls } = day.services
      const by = { id: day.officer.id, roles: ['officer'] }
      await calls.announce({ number: day.call, command: day.command(), by })
      const results = await selection.publicResults(day.call)
      expect(results?.projects.map(({ number }) => number).sort()).toEqual(
        expected.selected.slice().sort()
      )
      expect(results?.arithmetic).toMatchObject({
        ...{ received: 26, selected: 4, reserve: 5, notSelected: 17, answered: 26, read: 0 },
        ...{ waiting: 0, drafts: 0, failed: 0 }
      })
      expect(results?.readings).toEqual({
        dossiers: 26,
        total: 57,
        thirds: 5,
        readers: 6,
        eligible: 9
      })
      expect(results?.displacements).toEqual([{ rules: ['onePerDepartement'], losesPlace: true }])
      expect(results?.ties).toEqual({ drawn: 1, drawnForAPlace: false })
      expect(results?.arithmetic.lastAnsweredAt).toEqual(new Date('2027-05-20T17:40:00+02:00'))
      const losers = [...day.writers.keys()].filter((number) => !expected.selected.includes(number))
      for (const number of losers) expect(JSON.stringify(results)).not.toContain(number)
      for (const { received } of results?.byDepartement.rows ?? []) {
        if (received !== null) expect(received).toBeGreaterThan(4)
      }
    })

    it('counts the periods from the reading, once', async () => {
      const { selection } = day.services
      await day.goTo('2027-05-28T09:12:00+02:00')
      const account = day.writers.get('VAC-0017')
      if (!account) throw new Error('no writer')
      const number = 'VAC-0017'
      await selection.read({ account, number, command: day.command() })
      await day.goTo('2027-05-29T09:12:00+02:00')
      await selection.read({ account, number, command: day.command() })
      const answer = await selection.answer({ account, number })
      expect(answer?.readAt).toEqual(new Date('2027-05-28T09:12:00+02:00'))
      expect(answer?.acceptBy).toEqual(new Date('2027-06-12T18:00:00+02:00'))
      expect(answer?.appealBy).toEqual(new Date('2027-07-30T00:00:00+02:00'))
    })

    it('offers a place given up to the first of the reserve that the rules allow, once', async () => {
      const { selection } = day.services
      const account = day.writers.get('VAC-0012')
      if (!account) throw new Error('no writer')
      const number = 'VAC-0012'
      await selection.decline({ account, number, reason: '', command: day.command() })
      await day.settle()
      const next = day.writers.get('VAC-0002')
      const answer = next && (await selection.answer({ account: next, number: 'VAC-0002' }))
      expect(answer).toMatchObject({ outcome: 'selected', promoted: true, stage: 'selected' })
      const first = day.writers.get('VAC-0005')
      expect(
        first && (await selection.answer({ account: first, number: 'VAC-0005' }))
      ).toMatchObject({
        outcome: 'reserve'
      })
      expect(await selection.ports.callReserve(day.call, 'again')).toEqual([])
    })
  }
)
