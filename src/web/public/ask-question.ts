import { mailKey } from '../../accounts/index.ts'
import { QUESTION_MAX, questionProblems } from '../../calls/index.ts'
import { BadInput, type InputProblem } from '../../shared/errors.ts'
import { isId, newId } from '../../shared/ids.ts'
import { notFound, redirect, view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { linksOf } from './call/call-model.ts'
import { deadlineWords } from './call/calendar-words.ts'
import { findPublicCall, type PublicCall } from './call/public-call.ts'
import { publicPaths } from './paths.ts'

/** A question from anybody; published with its answer, the same for all. */
export const askQuestion: Page = {
  path: publicPaths.askQuestion(':call'),
  audience: 'public',
  nav: 'calls',
  limit: { perTenMinutes: 10 },
  get: async (request) => {
    const call = await findPublicCall(request)
    return call ? form(call, request, { text: '', mail: '', command: newId() }) : notFound()
  },
  post: async (request) => {
    const call = await findPublicCall(request)
    if (!call) return notFound()
    const typed = typedIn(request)
    const mail = typed.mail.trim() === '' ? null : mailKey(typed.mail)
    const problems = isOpen(call, request)
      ? questionProblems(typed.text)
      : [{ field: 'text', code: 'call.questions-closed' }]
    if (mail === undefined) problems.push({ field: 'mail', code: 'mail' })
    try {
      if (mail === undefined || problems.length > 0) throw new BadInput(problems)
      const { text, command } = typed
      await request.services.calls.ask({ number: call.number, text, mail, command })
    } catch (error) {
      if (error instanceof BadInput) return form(call, request, typed, error.problems)
      throw error
    }
    return redirect(publicPaths.call(call.number), request.t('public.ask.sent'))
  }
}

interface Typed {
  text: string
  mail: string
  /** id of the form: sent twice, it is one question */
  command: string
}

function typedIn({ body }: VisitorRequest): Typed {
  const read = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  const command = read('command')
  return {
    text: read('text').replaceAll('\r\n', '\n'),
    mail: read('mail'),
    command: isId(command) ? command : newId()
  }
}

function isOpen({ stage, at }: PublicCall, { clock }: VisitorRequest): boolean {
  return stage === 'open' && clock.now().getTime() < at.questionsUntil
}

function form(
  call: PublicCall,
  request: VisitorRequest,
  typed: Typed,
  problems: readonly InputProblem[] = []
): Answer {
  const { t, lang } = request
  const until = deadlineWords(new Date(call.at.questionsUntil), { t, lang })
  const errors = problems.map(({ field, code, params }) => ({
    field,
    href: `#${field}`,
    text: t(`public.ask.error.${code.replace(/^call\./, '')}`, { ...params, until })
  }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
  const model = {
    title: t('public.ask.title'),
    ...{ number: call.number, callTitle: call.content.shortTitle, links: linksOf(call.number) },
    ...{ typed, until, errors, max: QUESTION_MAX, open: isOpen(call, request) },
    ...{ textError: errorOf('text'), mailError: errorOf('mail'), organiser: call.content.organiser }
  }
  return view('public/ask-question', model, errors.length > 0 ? 422 : 200)
}
