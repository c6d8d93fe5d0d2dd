import { contextOf } from '../../applicant/dossier/context-of.ts'
import { peopleOf } from '../../applicant/dossier/people-of.ts'
import { reopenedLabels } from '../../applicant/corrections/shown-correction.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { namesOf } from '../team/names.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

/** Requests to correct, the latest first, with their date as it stands now. */
export async function correctionsOf(
  request: PersonRequest,
  { number, access, content }: StaffDossier
) {
  const { services, account, t, lang } = request
  const all = await services.applications.corrections({ account, number })
  const open = new Map(contextOf(access.instance).corrections.map((one) => [one.id, one.dueAt]))
  const names = await namesOf(
    request,
    all.map(({ requestedBy }) => requestedBy)
  )
  return all
    .map((one) => ({
      ...{ id: one._id, rank: one.rank, message: one.message, requestedAt: one.requestedAt },
      kind: t(`staff.correction.kind.${one.kind}`),
      by: names.get(one.requestedBy) ?? '',
      dueAt: new Date(open.get(one._id) ?? one.dueAt),
      open: open.has(one._id),
      state: t(
        `staff.correction.state.${open.has(one._id) ? 'open' : one.state === 'open' ? 'unanswered' : one.state}`
      ),
      ...{ reopens: reopenedLabels(one, { content }, lang), note: one.note }
    }))
    .reverse()
}

/** Notes of the team to itself. */
export async function notesOf(request: PersonRequest, number: string) {
  const { services, account } = request
  const notes = await services.applications.notes({ account, number })
  const names = await namesOf(
    request,
    notes.map(({ by }) => by)
  )
  return notes.map(({ text, at, by }) => ({ text, at, who: names.get(by) ?? '' }))
}

export async function messagesOf(request: PersonRequest, number: string) {
  const { services, account } = request
  const exchanges = await services.applications.exchanges({ account, number })
  const names = await namesOf(
    request,
    exchanges.map(({ by }) => by)
  )
  return exchanges.map(({ text, at, by, side }) => ({
    ...{ text, at, who: names.get(by) ?? '', team: side === 'team' }
  }))
}

/** Mails and letters of a dossier, the latest first. */
export async function lettersOf({ services, t }: PersonRequest, number: string) {
  const all = await services.messages.list({ application: number })
  return all.map(({ _id, subject, state, createdAt, to, received, tries }) => ({
    path: paths.staff.message(number, _id),
    ...{ subject, at: createdAt, to: to.name ?? to.address ?? '' },
    state: t(`staff.letter.state.${state}`),
    kind: state === 'failed' ? 'stop' : state === 'sent' || state === 'settled' ? 'done' : 'wait',
    toSettle: state === 'failed' || (state === 'queued' && tries > 0),
    readAt: received?.at
  }))
}

export async function teamPeople(request: PersonRequest, { access }: StaffDossier) {
  const people = await peopleOf(request, access)
  return people.map(({ name, mail, quality, roles }) => ({ name, mail, quality, roles }))
}
