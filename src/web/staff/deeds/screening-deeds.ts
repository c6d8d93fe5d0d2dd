import { mailKey } from '../../../accounts/index.ts'
import { BadInput } from '../../../shared/errors.ts'
import { contextOf } from '../../applicant/dossier/context-of.ts'
import { parisDateTime } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import type { StaffDossier } from '../dossier/open-staff-dossier.ts'
import { officersOf } from '../team/names.ts'
import { instantIn, wallOf } from '../team/paris-field.ts'
import type { DeedField, StaffDeed } from './deed-spec.ts'

const DAY = 86_400_000
const reason: DeedField = { name: 'reason', kind: 'area' }

async function openCorrections(
  { services, account, lang, t }: PersonRequest,
  { access, number }: StaffDossier
): Promise<DeedField> {
  const all = await services.applications.corrections({ account, number })
  const ranks = new Map(all.map(({ _id, rank }) => [_id, rank]))
  const options = contextOf(access.instance).corrections.map(({ id, dueAt }) => ({
    value: id,
    label: t('staff.deed.correction-option', {
      rank: ranks.get(id) ?? '',
      date: parisDateTime(new Date(dueAt), lang)
    })
  }))
  return { name: 'correction', kind: 'select', options }
}

/** From the first check to the answer about admissibility. */
export const screeningDeeds: Readonly<Record<string, StaffDeed>> = {
  recevable: {
    event: 'DECLARE_ADMISSIBLE',
    run: ({ services, account }, { number }, { command }) =>
      services.applications.declareAdmissible({ account, number, command })
  },
  irrecevable: {
    event: 'DECLARE_INADMISSIBLE',
    grave: true,
    fields: () => [reason],
    preview: ({ services, account, t }, { number }, of) => {
      const reason = of('reason').trim() || t('staff.preview.to-write')
      return services.preview.inadmissible({ account, number, reason })
    },
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.declareInadmissible({ account, number, command, reason: of('reason') })
  },
  envoyer: {
    event: 'DISCLOSE',
    sends: true,
    preview: ({ services, account }, { number }) =>
      services.preview.inadmissible({ account, number }),
    run: ({ services, account }, { number }, { command }) =>
      services.applications.disclose({ account, number, command })
  },
  'revenir-recevable': {
    event: 'UNDO_ADMISSIBILITY',
    fields: () => [reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.undoAdmissibility({ account, number, command, reason: of('reason') })
  },
  'revenir-irrecevable': {
    event: 'UNDO_INADMISSIBILITY',
    fields: () => [reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.undoInadmissibility({ account, number, command, reason: of('reason') })
  },
  allonger: {
    event: 'EXTEND_CORRECTION',
    fields: async (request, dossier) => {
      const [first] = contextOf(dossier.access.instance).corrections
      const later = new Date((first?.dueAt ?? request.clock.now().getTime()) + 7 * DAY)
      return [
        await openCorrections(request, dossier),
        { name: 'dueAt', kind: 'instant', value: wallOf(later) },
        reason
      ]
    },
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.extendCorrection({
        ...{ account, number, command, id: of('correction'), reason: of('reason') },
        dueAt: instantIn('dueAt', of('dueAt'))
      })
  },
  lever: {
    event: 'LIFT_CORRECTION',
    fields: async (request, dossier) => [await openCorrections(request, dossier), reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.liftCorrection({
        ...{ account, number, command, id: of('correction'), reason: of('reason') }
      })
  },
  attribuer: {
    event: 'ASSIGN_OFFICER',
    fields: async (request, { call, access }) => {
      const officers = await officersOf(request, call.number)
      const recused = await request.services.reviews.recusedOf(access.instance._id)
      const free = officers.filter(({ id }) => !recused.includes(id))
      return [
        {
          ...{ name: 'officer', kind: 'select', value: access.instance.subject.officer ?? '' },
          options: free.map(({ id, name }) => ({ value: id, label: name }))
        }
      ]
    },
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.assignOfficer({ account, number, command, officer: of('officer') })
  },
  retrait: {
    event: 'WITHDRAW',
    grave: true,
    fields: () => [reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.applications.withdraw({ account, number, command, reason: of('reason') })
  },
  signataire: {
    event: 'REPLACE_SIGNATORY',
    fields: () => [
      { name: 'name', kind: 'text' },
      { name: 'quality', kind: 'text' },
      { name: 'mail', kind: 'mail' }
    ],
    run: ({ services, account }, { number }, { command, of }) => {
      const [name, quality, mail] = [of('name').trim(), of('quality').trim(), of('mail').trim()]
      const problems = [
        ...(name === '' ? [{ field: 'name', code: 'staff.people.name-empty' }] : []),
        ...(mailKey(mail) ? [] : [{ field: 'mail', code: 'applicant.error.mail' }])
      ]
      if (problems.length > 0) throw new BadInput(problems)
      return services.applications.replaceSignatory({
        ...{ account, number, command, name, quality, mail }
      })
    }
  }
}
