import type { ApplicationInstance } from '../../../applications/index.ts'
import { factsOf } from '../../../reviews/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'

/** Appeals that were lodged in a call, those still to answer first; without those that one stands aside from. */
export async function appealsModel({ services, account }: PersonRequest, call: string) {
  const [all, aside] = await Promise.all([
    services.applications.models.applications
      .find({ 'subject.call': call, 'history.event.type': 'APPEAL' })
      .sort({ _id: 1 })
      .lean<ApplicationInstance[]>(),
    services.reviews.recusedFrom(account.id)
  ])
  return all
    .filter(({ _id }) => !aside.has(_id))
    .map((instance) => {
      const answered = instance.history.findLast(({ event }) => event.type === 'ANSWER_APPEAL')
      const lodged = instance.history.findLast(({ event }) => event.type === 'APPEAL')
      const facts = factsOf(instance)
      const open = !answered || (lodged !== undefined && lodged.seq > answered.seq)
      return {
        ...{ number: instance._id, territory: instance.subject.territory, open },
        ...{ lodgedAt: lodged?.at, answeredAt: open ? undefined : answered?.at },
        dueAt: facts.appealAnswerBy === null ? undefined : new Date(facts.appealAnswerBy),
        path: paths.jury.appeal(call, instance._id)
      }
    })
    .toSorted((a, b) => Number(b.open) - Number(a.open))
}
