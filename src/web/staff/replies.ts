import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { ledgerOf } from './today/ledger.ts'
import { callDeeds } from './settings/call-offers.ts'
import { recusedNumbers } from './team/recused.ts'
import { openCallWithDossiers } from './team/staff-call.ts'

/** Letters in the outbox and what became of them, and the arithmetic that must come out before the call is done. */
export const replies: Page = {
  path: paths.staff.replies(':call'),
  audience: 'staff',
  nav: 'replies',
  get: async (request) => {
    const { services, account, params, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const recused = new Set(await recusedNumbers(request))
    const [sums, all, deeds] = await Promise.all([
      services.selection.arithmetic({ account, call: call.number }),
      services.messages.list({ call: call.number, limit: 500 }),
      callDeeds(request, call)
    ])
    const letters = all.flatMap((one) => {
      const { application, kind } = one
      if (kind !== 'letter' || !application || recused.has(application)) return []
      return [
        {
          ...{ number: application, subject: one.subject, at: one.createdAt },
          path: paths.staff.message(application, one._id),
          dossier: paths.staff.application(application),
          to: one.to.name ?? one.to.address ?? '',
          state: t(`staff.letter.state.${one.state}`),
          kind: one.state === 'failed' ? 'stop' : one.state === 'sent' ? 'done' : 'wait',
          readAt: one.received?.at
        }
      ]
    })
    return view('staff/replies', {
      title: t('staff.replies.title'),
      ...{ frameCall: call.frameCall, letters },
      ledger: ledgerOf(sums, t),
      deeds: deeds.filter(({ event }) => event === 'ANNOUNCE' || event === 'COMPLETE')
    })
  }
}
