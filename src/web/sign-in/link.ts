import type { LinkState } from '../../accounts/index.ts'
import { parisTime } from '../../shared/paris-time.ts'
import { redirect, view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { homeOf } from './home-of.ts'
import { keptOfBrowser } from './kept-view.ts'
import { nearTime, untilTime } from './near-time.ts'
import { nextPath } from './next-path.ts'

/**
 * The address in the mail. Opening it uses nothing up, since mail scanners follow links; its button enters,
 * once. A link that no longer opens says why, and offers another with what was being typed.
 */
export const link: Page = {
  path: `${paths.signIn.link('').replace(/\/$/, '')}{/:token}`,
  audience: 'public',
  nav: 'sign-in',
  get: async (request) => {
    const state = await request.services.accounts.lookAtLink(tokenOf(request))
    if (state.kind !== 'valid') return refused(state, request)
    const { t, account } = request
    return view('sign-in/link', {
      title: t('sign-in.link.title'),
      mail: state.mail,
      until: untilTime(state.expiresAt, request.services.machineClock.now(), request),
      action: paths.signIn.link(tokenOf(request)),
      otherMail: account && account.mail !== state.mail ? account.mail : undefined
    })
  },
  post: async (request) => {
    const { services, browserId, device, session, body, t } = request
    const token = tokenOf(request)
    if (body['disown'] === '1') {
      const done = await services.accounts.disownLink(token)
      if (done) await session.signOut()
      return redirect(paths.signIn.ask(), done ? t('sign-in.refused.disowned') : undefined)
    }
    const used = await services.accounts.useLink(token, { browserId, device })
    if ('kind' in used) return refused(used, request)
    await session.signIn(used.account, used.epoch)
    const kept = await services.accounts.keptTexts.ofAccount(used.account.id)
    if (kept.length > 0) return redirect(paths.signIn.resume())
    return redirect(nextPath(used.next) ?? homeOf(used.account))
  }
}

function tokenOf({ params }: VisitorRequest): string {
  return params['token'] ?? ''
}

type Closed = Exclude<LinkState, { kind: 'valid' }>

async function refused(state: LinkState, request: VisitorRequest): Promise<Answer> {
  // Valid a moment ago and refused now: another window used it first, or its time came in between.
  const closed: Closed = state.kind === 'valid' ? { kind: 'incomplete' } : state
  const { t } = request
  const kept = await keptOfBrowser(request)
  const asked = closed.kind === 'incomplete' ? undefined : closed
  // Filled in again only in the browser that asked: a forwarded link tells nobody whose it was.
  const mail = asked?.browserId === request.browserId ? asked.mail : ''
  return view(
    'sign-in/refused-link',
    {
      title: t(`sign-in.refused.${closed.kind}.title`, wordsOf(closed, request)),
      lead: t(`sign-in.refused.${closed.kind}.lead`, wordsOf(closed, request)),
      reason: { [closed.kind]: true },
      mail,
      next: kept?.path ?? asked?.next,
      newcomer: asked?.newcomer,
      kept,
      keptTextPath: paths.signIn.keptText(),
      action: paths.signIn.ask(),
      disownAction: closed.kind === 'used' ? paths.signIn.link(tokenOf(request)) : undefined
    },
    410
  )
}

function wordsOf(state: Closed, request: VisitorRequest): Record<string, string> {
  const now = request.services.machineClock.now()
  const { t } = request
  const near = (instant: Date) => nearTime(instant, now, request)
  switch (state.kind) {
    case 'expired':
      return {
        sent: near(state.sentAt),
        expired: near(state.expiredAt),
        now: parisTime(now, request.lang)
      }
    case 'used':
      return { used: near(state.usedAt), device: t(`sign-in.device.${state.device}`) }
    case 'replaced':
      return { replaced: near(state.replacedAt) }
    case 'incomplete':
      return {}
  }
}
