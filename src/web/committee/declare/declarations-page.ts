import type { CallRole } from '../../../accounts/index.ts'
import { BadInput } from '../../../shared/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { commandOf, textOf } from '../../applicant/dossier/command-of.ts'
import { notFound, redirect, view, type PersonalPage, type PersonRequest } from '../../page.ts'
import { byField, inputProblems, type ShownProblem } from '../../refusals/index.ts'
import { listedDossiers } from '../listed-dossiers.ts'
import { myCalls, type MyCall } from '../my-calls.ts'

interface DeclarationsSpec {
  path: string
  audience: 'committee' | 'jury'
  roles: readonly CallRole[]
  recusePath(number: string): string
}

/** Enough to tell every link that one has; the domain keeps it as it is. */
const TEXT_MAX = 2_000

interface Typed {
  call: string
  text: string
  choice: string
  problems: ShownProblem[]
}

/** Declarations of interest: one for the call, and one line for each dossier, by its territory only. */
export function declarationsPage(spec: DeclarationsSpec): PersonalPage {
  return {
    path: spec.path,
    audience: spec.audience,
    nav: 'declarations',
    get: (request) => show(request, spec),
    post: async (request) => {
      const { services, account, t } = request
      const calls = await myCalls(request, spec.roles)
      const call = calls.find(({ number }) => number === textOf(request, 'call'))
      if (!call) return notFound()
      const choice = textOf(request, 'choice')
      const text = choice === 'links' ? textOf(request, 'text').trim() : ''
      try {
        check(choice, text)
        const numbers = [request.body['none'] ?? []].flat()
        await services.reviews.declareInterests({
          ...{ account, call: call.number, text, command: commandOf(request) },
          dossiers: numbers.map((number) => ({ number, link: null }))
        })
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        const problems = inputProblems(request, error)
        return show(request, spec, { call: call.number, text, choice, problems })
      }
      return redirect(spec.path, t('committee.declarations.saved'))
    }
  }
}

function check(choice: string, text: string): void {
  if (choice !== 'none' && choice !== 'links') {
    throw new BadInput([{ field: 'choice', code: 'committee.declarations.choose' }])
  }
  if (choice === 'links' && text === '') {
    throw new BadInput([{ field: 'text', code: 'reviews.link-untold' }])
  }
  const over = text.length - TEXT_MAX
  if (over > 0) {
    const params = { max: TEXT_MAX, over }
    throw new BadInput([{ field: 'text', code: 'reviews.too-long', params }])
  }
}

async function show(request: PersonRequest, spec: DeclarationsSpec, typed?: Typed) {
  const calls = await myCalls(request, spec.roles)
  const errors = typed?.problems ?? []
  return view(
    'committee/declarations',
    {
      title: request.t('committee.declarations.title'),
      callNumber: calls.length === 1 ? calls[0]?.number : undefined,
      ...{ errors, wrong: byField(errors), action: spec.path },
      calls: await Promise.all(calls.map((call) => callModel(request, spec, call, typed)))
    },
    errors.length > 0 ? 422 : 200
  )
}

async function callModel(
  request: PersonRequest,
  spec: DeclarationsSpec,
  { number, content }: MyCall,
  typed: Typed | undefined
) {
  const { services, account, t } = request
  const [{ appointment, dossiers }, listed] = await Promise.all([
    services.reviews.declarations({ account: account.id, call: number }),
    listedDossiers(request, number)
  ])
  const own = typed?.call === number ? typed : undefined
  const choice =
    own?.choice ?? (appointment ? (appointment.text === '' ? 'none' : 'links') : undefined)
  const declared = new Map(dossiers.map((one) => [one.application, one]))
  const links = dossiers.filter(({ link }) => link !== null)
  return {
    ...{ number, name: content.shortTitle, command: newId(), at: appointment?.at },
    ...{ none: choice === 'none', links: choice === 'links' },
    text: own?.text ?? appointment?.text ?? '',
    dossiers: listed.map((one) => ({
      ...one,
      declaredAt: declared.get(one.number)?.at,
      recusePath: spec.recusePath(one.number)
    })),
    aside: links.map(({ application, link, text, at }) => ({
      ...{ number: application, nature: t(`reviews.links.${link}`), text, at }
    }))
  }
}
