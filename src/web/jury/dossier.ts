import type { JuryDossier } from '../../reviews/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { commandOf, textOf } from '../applicant/dossier/command-of.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { dossierModel } from './dossier/dossier-model.ts'

/**
 * One dossier and its readings, in front of those who deliberate and decide. Before anything of it is shown they
 * say that nothing ties them to it; whoever stands aside finds no such page.
 */
export const dossier: Page = {
  path: paths.jury.dossier(':call', ':number'),
  audience: 'jury',
  nav: 'agenda',
  get: async (request) => {
    const open = await findDossier(request)
    if (!open.declared) return askLink(request, open)
    return view('jury/dossier', await dossierModel(request, open))
  },
  post: async (request) => {
    const open = await findDossier(request)
    const { services, account, t } = request
    const { _id: number, subject } = open.instance
    const choice = textOf(request, 'choice')
    if (choice === 'link') return redirect(paths.jury.recuse(number))
    if (choice !== 'none' && !open.declared) {
      return askLink(request, open, t('committee.declarations.choose'))
    }
    await services.reviews.declareInterests({
      ...{ account, call: subject.call, dossiers: [{ number, link: null }] },
      command: commandOf(request)
    })
    return redirect(paths.jury.dossier(subject.call, number))
  }
}

/** @throws NotFound unless the dossier is of this call, and theirs to see */
export async function findDossier({
  services,
  account,
  params
}: PersonRequest): Promise<JuryDossier> {
  const number = params['number'] ?? ''
  const open = await services.reviews.openForJury({ account, number })
  if (open.instance.subject.call !== params['call']) throw new NotFound(`dossier ${number}`)
  return open
}

function askLink(
  request: PersonRequest,
  { instance, content }: JuryDossier,
  wrong?: string
): Answer {
  const { t } = request
  const { _id: number, subject } = instance
  return view(
    'committee/declare',
    {
      title: t('committee.declare.title', { territory: subject.territory }),
      call: { number: subject.call, name: content.shortTitle, mayDeclare: true },
      ...{ number, territory: subject.territory, command: newId(), wrong, sits: true },
      errors: wrong ? [{ href: '#choice', text: wrong }] : [],
      ...{ action: paths.jury.dossier(subject.call, number) },
      backPath: paths.jury.agenda(subject.call)
    },
    wrong ? 422 : 200
  )
}
