import type { OpenMinutes } from '../../selection/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { textOf } from '../applicant/dossier/command-of.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { minutesModel } from './minutes/minutes-model.ts'
import { openCall, type OpenCall } from './open-call.ts'
import { holdsThePen } from './session/names-of.ts'
import { remarksOf } from './minutes/remarks.ts'
import { signingModel, versionsModel } from './minutes/signing-model.ts'
import { runAct, type NotTaken } from './session/run-act.ts'

/** The minutes, produced from the journal of the session, read again by each member who sat. */
export const minutes: Page = {
  path: paths.jury.minutes(':call'),
  audience: 'jury',
  nav: 'minutes',
  get: async (request) => show(request, await openCall(request), null),
  post: async (request) => {
    const call = await openCall(request)
    const { services } = request
    const not = await runAct(request, call.number, {
      draft: async (on) => {
        await assertPen(request, call)
        return services.selection.draftMinutes({ account: on.account, call: on.call })
      },
      approve: (on) =>
        services.selection.approveMinutes({
          ...{ ...on, version: Number(textOf(request, 'version')) },
          remark: textOf(request, 'remark').trim()
        }),
      sign: (on) =>
        services.selection.signMinutes({ ...on, version: Number(textOf(request, 'version')) })
    })
    if (not) return show(request, call, not)
    const act = textOf(request, 'act')
    const done = act === 'approve' || act === 'sign' ? act : 'draft'
    return redirect(paths.jury.minutes(call.number), request.t(`jury.minutes.done-${done}`))
  }
}

async function assertPen(request: PersonRequest, call: OpenCall): Promise<void> {
  const { services, account } = request
  const session = await services.selection.session({ account, call: call.number })
  if (!holdsThePen(call.roles, account.id, session)) throw new NotFound('the pen of the minutes')
}

/** The last version, or the one that the address names. @returns null while there is none */
export async function askedMinutes(
  { services, account, query }: Pick<PersonRequest, 'services' | 'account' | 'query'>,
  call: string
): Promise<OpenMinutes | null> {
  const asked = Number(query['version'])
  const version = Number.isSafeInteger(asked) && asked > 0 ? { version: asked } : {}
  try {
    return await services.selection.minutes({ account, call, ...version })
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

async function show(request: PersonRequest, call: OpenCall, not: NotTaken | null): Promise<Answer> {
  const { services, account, t } = request
  const [open, session] = await Promise.all([
    askedMinutes(request, call.number),
    services.selection.session({ account, call: call.number })
  ])
  const approvals = open ? await remarksOf(request, open) : []
  const mine = open?.approvals.some((one) => one.account === account.id) ?? false
  return view(
    'jury/minutes',
    {
      title: t('jury.minutes.title'),
      ...{ call: call.shown, organiser: call.content.organiser },
      pen: holdsThePen(call.roles, account.id, session),
      started: session.meetings.length > 0,
      version: open && { number: open.version, at: open.at, sha256: open.sha256 },
      minutes: open && minutesModel(open, call.content, request),
      hidden: open?.hidden.join(', '),
      ...versionsModel(call.number, open),
      signing: open && signingModel(request, open, session),
      ...{ approvals, read: approvals.filter(({ at }) => at !== undefined).length },
      mayApprove: open !== null && open.reviewers.includes(account.id) && !mine,
      remark: textOf(request, 'remark'),
      ...{ draftCommand: newId(), approveCommand: newId(), signCommand: newId() },
      ...{ errors: not?.problems ?? [], sentences: not?.sentences ?? [] },
      action: paths.jury.minutes(call.number),
      pdfPath: `${paths.jury.minutesPdf(call.number)}${open ? `?version=${open.version}` : ''}`
    },
    not?.status ?? 200
  )
}
