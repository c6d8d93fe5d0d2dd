import type { CallRole } from '../../../accounts/index.ts'
import { LINKS, type LinkNature } from '../../../reviews/index.ts'
import { BadInput, NotFound } from '../../../shared/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { commandOf, textOf } from '../../applicant/dossier/command-of.ts'
import { redirect, view, type PersonalPage, type PersonRequest } from '../../page.ts'
import { byField, inputProblems, type ShownProblem } from '../../refusals/index.ts'
import { listedDossiers, type ListedDossier } from '../listed-dossiers.ts'
import { myCalls } from '../my-calls.ts'

interface RecusalSpec {
  path: string
  audience: 'committee' | 'jury'
  roles: readonly CallRole[]
  backPath(call: string): string
}

/** Standing aside from one dossier: the nature of the link, what follows, and one button that cannot be undone. */
export function recusalPage(spec: RecusalSpec): PersonalPage {
  return {
    path: spec.path,
    audience: spec.audience,
    nav: 'declarations',
    get: async (request) => show(request, spec, await find(request, spec)),
    post: async (request) => {
      const found = await find(request, spec)
      const { services, account, t } = request
      const nature = textOf(request, 'link') as LinkNature
      const text = textOf(request, 'text').trim()
      const { number } = found
      try {
        const command = commandOf(request)
        await services.reviews.recuse({ account, number, link: { nature, text }, command })
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        return show(request, spec, found, {
          ...{ nature, text, problems: inputProblems(request, error) }
        })
      }
      return redirect(spec.backPath(found.call), t('committee.recusal.done', { number }))
    }
  }
}

type Found = ListedDossier & { call: string }

/** @throws NotFound for a dossier that is not to be read, or from which this person stands aside already */
async function find(request: PersonRequest, { roles }: RecusalSpec): Promise<Found> {
  const wanted = request.params['number'] ?? ''
  for (const { number: call } of await myCalls(request, roles)) {
    const listed = await listedDossiers(request, call)
    const found = listed.find(({ number }) => number === wanted)
    if (found) return { ...found, call }
  }
  throw new NotFound(`dossier ${wanted}`)
}

interface Typed {
  nature: string
  text: string
  problems: ShownProblem[]
}

async function show(request: PersonRequest, spec: RecusalSpec, found: Found, typed?: Typed) {
  const { t, services, account } = request
  const { number, territory, call } = found
  const { dossiers } = await services.reviews.declarations({ account: account.id, call })
  const errors = typed?.problems ?? []
  return view(
    'committee/recusal',
    {
      title: t('committee.recusal.title', { territory }),
      ...{ callNumber: call, number, territory, command: newId(), errors, wrong: byField(errors) },
      natures: LINKS.map((one) => ({
        ...{ value: one, label: t(`committee.link.${one}`), checked: typed?.nature === one }
      })),
      text: typed?.text ?? '',
      before: dossiers.find(({ application }) => application === number)?.at,
      isReader: spec.roles.includes('committee'),
      ...{ action: request.path.replace(/\?.*$/, ''), backPath: spec.backPath(call) }
    },
    errors.length > 0 ? 422 : 200
  )
}
