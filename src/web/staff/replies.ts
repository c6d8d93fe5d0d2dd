import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { ledgerOf } from './today/ledger.ts'
import { PAGE_SIZE, pageAsked, pagesOf } from './rows/pages-of.ts'
import { callDeeds } from './settings/call-offers.ts'
import { recusedNumbers } from './team/recused.ts'
import { openCallWithDossiers } from './team/staff-call.ts'

/** Letters in the outbox and what became of them, and the arithmetic that must come out before the call is done. */
export const replies: Page = {
  path: paths.staff.replies(':call'),
  audience: 'staff',
  nav: 'replies',
  get: async (request) => {
    const { services, account, params, query, t } = request
    const call = await openCallWithDossiers(request, params['call'] ?? '')
    const { number } = call
    const page = pageAsked(query)
    const asked = { call: number, kind: 'letter', except: await recusedNumbers(request) } as const
    const [sums, total, found, deeds] = await Promise.all([
      services.selection.arithmetic({ account, call: number }),
      services.messages.count(asked),
      services.messages.list({ ...asked, skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
      callDeeds(request, call)
    ])
    const letters = found.flatMap((one) => {
      const { application } = one
      if (!application) return []
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
      ...{ frameCall: call.frameCall, letters, total },
      ...pagesOf(paths.staff.replies(number), page, total),
      ledger: ledgerOf(sums, t),
      deeds: deeds.filter(({ event }) => event === 'ANNOUNCE' || event === 'COMPLETE')
    })
  }
}
