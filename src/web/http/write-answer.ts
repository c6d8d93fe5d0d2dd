import type { Request, Response } from 'express'
import { pipeline } from 'node:stream/promises'
import { spacesOf } from '../../accounts/index.ts'
import { frames } from '../frame.ts'
import type { Answer, Audience, ViewModel, VisitorRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { inLanguage, isLocalPath } from '../render/safe-link.ts'
import { NotFound } from '../../shared/errors.ts'
import { storeSession } from './session.ts'
import { entityTag, sharedPage, TOKEN_PLACE } from './shared-pages.ts'
import { stripOf } from './strip.ts'
import { visitOf } from './visit.ts'

/** Which page speaks: its audience's header, and the entry that is current. */
export interface Speaker {
  audience: Audience
  nav?: string | undefined
}

/** Turns what a page answered into HTTP; the only place that writes to the response. */
export async function writeAnswer(
  answer: Answer,
  request: VisitorRequest,
  speaker: Speaker,
  req: Request,
  res: Response
): Promise<void> {
  switch (answer.kind) {
    case 'view':
      res.status(answer.status)
      await writeView(answer.view, answer.model, request, speaker, req, res)
      return
    case 'shared-view':
      await writeShared(answer, request, speaker, req, res)
      return
    case 'redirect':
      if (answer.notice) {
        req.session.notice = answer.notice
        await storeSession(req.session)
      }
      res.redirect(303, inLanguage(localOr(answer.path, '/'), request.lang))
      return
    case 'not-found':
      throw new NotFound(visitOf(req).pattern)
    case 'download':
      res.type(answer.type)
      res.setHeader('Cache-Control', answer.shared ? 'public, no-cache' : 'private, no-store')
      res.setHeader('X-Content-Type-Options', 'nosniff')
      res.attachment(answer.name)
      if (answer.inline) {
        const header = String(res.getHeader('Content-Disposition'))
        res.setHeader('Content-Disposition', header.replace(/^attachment/, 'inline'))
      }
      if (Buffer.isBuffer(answer.content)) {
        if (answer.shared) res.setHeader('ETag', entityTag(answer.content))
        res.send(answer.content)
      } else await pipeline(answer.content, res)
  }
}

/** Renders a page inside its audience's frame. */
export async function writeView(
  view: string,
  model: ViewModel,
  request: VisitorRequest,
  speaker: Speaker,
  req: Request,
  res: Response
): Promise<void> {
  const { account } = request
  const html = await pageHtml(view, model, request, speaker, req, visitOf(req).csrfToken())
  sayWhoseItIs(res, account !== undefined)
  if (!account) res.setHeader('ETag', entityTag(html))
  res.type('html').send(html)
}

/** Nobody in particular: what this second's other readers were given. */
async function writeShared(
  { view, key, model }: Extract<Answer, { kind: 'shared-view' }>,
  request: VisitorRequest,
  speaker: Speaker,
  req: Request,
  res: Response
): Promise<void> {
  const { services, account, lang, clock } = request
  if (account || hasNotice(req) || stripOf(req, request)) {
    return writeView(view, await model(), request, speaker, req, res)
  }
  const visit = visitOf(req)
  const second = Math.floor(clock.now().getTime() / 1000)
  const { html, tag } = await sharedPage(
    services,
    JSON.stringify([view, lang, visit.path, second, key]),
    visit.csrfToken(),
    async () => pageHtml(view, await model(), request, speaker, req, TOKEN_PLACE)
  )
  sayWhoseItIs(res, false)
  res.setHeader('ETag', tag)
  res.type('html').send(html)
}

/** What a person sees is theirs alone, and must be asked again after signing out. */
function sayWhoseItIs(res: Response, signedIn: boolean): void {
  res.setHeader('Cache-Control', signedIn ? 'no-store' : 'private, no-cache')
  res.setHeader('Vary', 'Cookie')
}

async function pageHtml(
  view: string,
  model: ViewModel,
  request: VisitorRequest,
  speaker: Speaker,
  req: Request,
  csrf: string
): Promise<string> {
  const { lang, services, account, t } = request
  const visit = visitOf(req)
  const notice = takeNotice(req)
  const frame = await frames[speaker.audience](request, speaker.nav, model)
  const spaces = account ? spacesOf(account) : []
  return services.renderer.render(
    view,
    {
      ...model,
      frame,
      site: services.site,
      account: account && { name: account.name || account.mail, mail: account.mail },
      spaces: spaces.length > 1 ? spaceLinks(spaces, speaker.audience, t) : [],
      csrf,
      notice,
      strip: stripOf(req, request),
      viewClass: `view-${view.replaceAll('/', '-')}`,
      isSignIn: speaker.nav === 'sign-in',
      signOutPath: paths.signIn.signOut(),
      signInPath: paths.signIn.ask(),
      mePath: paths.signIn.me(),
      home: paths.public.home(),
      foot: {
        accessibility: paths.public.accessibility(),
        privacy: paths.public.privacy(),
        legalNotice: paths.public.legalNotice()
      },
      otherLanguage: otherLanguage(req.method === 'GET' ? visit.path : '/', lang)
    },
    { lang, now: request.clock.now(), layout: 'page' }
  )
}

function spaceLinks(
  spaces: ReturnType<typeof spacesOf>,
  audience: Audience,
  t: VisitorRequest['t']
) {
  const homes = {
    applicant: paths.applicant.dossiers(),
    staff: paths.staff.home(),
    committee: paths.committee.home(),
    jury: paths.jury.home()
  }
  return spaces.map((space) => ({
    label: t(`web.space.${space}`),
    path: homes[space],
    current: space === audience
  }))
}

/** A page answered to a form has no address of its own in the other language. */
function otherLanguage(asked: string, lang: VisitorRequest['lang']) {
  const path = localOr(asked, '/')
  return lang === 'fr'
    ? { lang: 'en', name: 'English', path: inLanguage(path, 'en') }
    : { lang: 'fr', name: 'Français', path }
}

function hasNotice(req: Request): boolean {
  return (req.session as typeof req.session | undefined)?.notice !== undefined
}

function takeNotice(req: Request): string | undefined {
  // No session when the store does not answer: the error page must still be made.
  const session = req.session as typeof req.session | undefined
  const notice = session?.notice
  if (session && notice !== undefined) delete session.notice
  return notice
}

function localOr(path: string, fallback: string): string {
  return isLocalPath(path) ? path : fallback
}
