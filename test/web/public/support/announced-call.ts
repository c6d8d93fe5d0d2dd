import type { Example } from '../../../selection/ranking/jury-example.ts'
import { juryMorning, type JuryDay } from '../../../selection/support/jury-day.ts'

/** The steps of the example's jury day, each through the domain's own verbs. */
export interface JuryCall {
  day: JuryDay
  /** the opinion is given, nothing is signed */
  propose(): Promise<void>
  /** signed: the answers leave, nothing is announced */
  sign(): Promise<void>
  announce(): Promise<void>
}

export async function juryCall(example: Example): Promise<JuryCall> {
  const day = await juryMorning(example)
  const { selection, calls } = day.services
  const on = (account: JuryDay['chair']) => ({ account, call: day.call, command: day.command() })
  return {
    day,
    async propose() {
      await selection.convene({
        ...on(day.officer),
        ...{ meetsAt: new Date('2027-05-11T14:00:00+02:00'), place: 'Orléans' },
        members: [{ account: day.chair.id, seat: 'organiser', votes: true }],
        ...{ chair: day.chair.id, secretary: day.officer.id }
      })
      await selection.openSession(on(day.officer))
      await selection.arrive({ ...on(day.officer), member: day.chair.id, how: 'room' })
      await selection.commitList(on(day.officer))
      const givenBy = [day.chair.id, day.chair.id, day.chair.id]
      await selection.drawLots({ ...on(day.officer), numbers: [41, 7, 88], givenBy })
      for (const application of ['VAC-0005', 'VAC-0012']) {
        await selection.giveReason({ ...on(day.officer), application, text: 'Motif' })
      }
      await day.goTo('2027-05-11T15:40:00+02:00')
      await selection.giveOpinion(on(day.chair))
      await day.settle()
    },
    async sign() {
      await day.goTo('2027-05-20T17:40:00+02:00')
      await selection.sign(on(day.authority))
      await day.settle()
    },
    async announce() {
      const by = { id: day.officer.id, roles: ['officer'] }
      await calls.announce({ number: day.call, command: day.command(), by })
    }
  }
}
