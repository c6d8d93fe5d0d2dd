import { LINKS, type LinkNature } from '../../../reviews/index.ts'
import { BadInput } from '../../../shared/errors.ts'
import { parisIsoDate } from '../../../shared/paris-time.ts'
import type { PersonRequest } from '../../page.ts'
import type { StaffDossier } from '../dossier/open-staff-dossier.ts'
import { namesOf } from '../team/names.ts'
import { dayIn, instantIn, wallOf } from '../team/paris-field.ts'
import type { DeedField, StaffDeed } from './deed-spec.ts'

const DAY = 86_400_000
const reason: DeedField = { name: 'reason', kind: 'area' }

function laterDay({ clock }: PersonRequest): DeedField {
  const day = parisIsoDate(new Date(clock.now().getTime() + 15 * DAY))
  return { name: 'until', kind: 'day', value: day }
}

async function readerOptions(request: PersonRequest, ids: readonly string[]): Promise<DeedField> {
  const names = await namesOf(request, ids)
  const options = ids.map((id) => ({ value: id, label: names.get(id) ?? '' }))
  return { name: 'reader', kind: 'select', options }
}

function readersOf({ access }: StaffDossier): string[] {
  return (access.instance.snapshot.context['readers'] as string[] | undefined) ?? []
}

/** Readings, answers once given, letters settled by hand, and standing aside. */
export const answerDeeds: Readonly<Record<string, StaffDeed>> = {
  'confier-lecture': {
    event: 'ASSIGN_READER',
    fields: async (request, dossier) => {
      const { reviews } = request.services
      const [committee, recused] = await Promise.all([
        reviews.committee(dossier.call.number),
        reviews.recusedOf(dossier.number)
      ])
      const taken = [...recused, ...readersOf(dossier)]
      return [
        await readerOptions(
          request,
          committee.filter((id) => !taken.includes(id))
        )
      ]
    },
    run: ({ services, account }, { number }, { command, of }) =>
      services.reviews.assignReader({ account, number, command, reader: of('reader') })
  },
  'retirer-lecture': {
    event: 'REMOVE_READER',
    fields: async (request, dossier) => [await readerOptions(request, readersOf(dossier)), reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.reviews.removeReader({
        ...{ account, number, command, reader: of('reader'), reason: of('reason') }
      })
  },
  remise: {
    event: 'SETTLE_LETTER',
    fields: ({ clock }) => [
      { name: 'how', kind: 'area' },
      { name: 'at', kind: 'instant', value: wallOf(clock.now()) }
    ],
    run: async ({ services, account }, { number }, { command, of }) => {
      const at = instantIn('at', of('at'))
      const how = of('how').trim()
      if (how === '') throw new BadInput([{ field: 'how', code: 'staff.errors.how' }])
      await services.applications.writeNote({ account, number, command, text: how })
      await services.applications.settleLetter({
        account,
        number,
        command,
        how: `note:${command}`,
        at
      })
    }
  },
  renvoyer: {
    event: 'RESEND_LETTER',
    run: ({ services, account }, { number }, { command }) =>
      services.applications.resendLetter({ account, number, command })
  },
  reception: {
    event: 'RECORD_RECEPTION',
    fields: ({ clock }) => [
      { name: 'how', kind: 'area' },
      { name: 'at', kind: 'instant', value: wallOf(clock.now()) }
    ],
    run: ({ services, account }, { number }, { command, of }) =>
      services.selection.recordReception({
        ...{ account, number, command, how: of('how'), at: instantIn('at', of('at')) }
      })
  },
  'allonger-acceptation': {
    event: 'EXTEND_ACCEPTANCE',
    fields: (request) => [laterDay(request), reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.selection.extendAcceptance({
        ...{ account, number, command, until: dayIn('until', of('until')), reason: of('reason') }
      })
  },
  'allonger-pieces': {
    event: 'EXTEND_PIECES',
    fields: (request) => [laterDay(request), reason],
    run: ({ services, account }, { number }, { command, of }) =>
      services.selection.extendPieces({
        ...{ account, number, command, until: dayIn('until', of('until')), reason: of('reason') }
      })
  },
  deport: {
    event: '',
    grave: true,
    leaves: true,
    fields: ({ t }) => [
      {
        ...{ name: 'link', kind: 'select' },
        options: LINKS.map((value) => ({ value, label: t(`staff.link.${value}`) }))
      },
      { name: 'text', kind: 'area', optional: true }
    ],
    run: ({ services, account }, { number }, { command, of }) =>
      services.reviews.recuse({
        ...{ account, number, command },
        link: { nature: of('link') as LinkNature, text: of('text') }
      })
  }
}
