import { newId } from '../../shared/ids.ts'
import { inLang } from '../../shared/lang.ts'
import { notFound, redirect, view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { commandOf } from './dossier/command-of.ts'
import { closingFacts } from './dossier/closing-facts.ts'
import { isGone } from './dossier/open-dossier.ts'

/**
 * Begins a dossier in a call. Whoever is not signed in signs in first, and comes back to confirm; whoever has
 * a dossier in this call already is shown it before a second one begins.
 */
export const start: Page = {
  path: paths.applicant.start(':call'),
  audience: 'public',
  nav: 'calls',
  get: (request) => confirm(request),
  post: async (request) => {
    const { services, account, body, params } = request
    const call = params['call'] ?? ''
    if (!account) {
      const next = paths.applicant.start(call)
      const query = new URLSearchParams({ next, debut: '1' })
      return redirect(`${paths.signIn.ask()}?${query.toString()}`)
    }
    const command = commandOf(request)
    const known = await mineIn(request, call)
    const again = known.some(({ history }) => history[0]?.cmd === command)
    if (known.length > 0 && !again && body['another'] !== '1') return confirm(request, 409)
    const number = await services.applications.start({ call, account, command })
    const rules = await services.calls.rules(call)
    const first = rules?.content.form.sections[0]?.id ?? ''
    return redirect(paths.applicant.section(number, first))
  }
}

async function confirm(request: VisitorRequest, status = 200): Promise<Answer> {
  const { services, account, params, t, lang } = request
  const call = params['call'] ?? ''
  const [instance, rules] = await Promise.all([
    services.calls.find(call),
    services.calls.rules(call)
  ])
  if (!instance || !rules) return notFound()
  const known = await mineIn(request, call)
  const { content } = rules
  return view(
    'applicant/start',
    {
      title: t('applicant.start.title'),
      call: inLang(content.title, lang).text,
      callPath: paths.public.call(call),
      effort: inLang(content.effort, lang).text,
      open: instance.tags.includes('open'),
      signedIn: account !== undefined,
      closing: closingFacts(content, request),
      known: known.map(({ _id, subject }) => ({
        ...{ number: _id, path: paths.applicant.dossier(_id) },
        territory: subject.territory || t('applicant.no-territory')
      })),
      ...{ command: newId(), action: paths.applicant.start(call) }
    },
    status
  )
}

async function mineIn({ services, account }: VisitorRequest, call: string) {
  const mine = account ? await services.applications.mine(account.id) : []
  const here = mine.filter(({ subject }) => subject.call === call).filter((one) => !isGone(one))
  const full = await services.applications.models.applications
    .find({ _id: { $in: here.map(({ _id }) => _id) } })
    .lean()
  return full
}
