import type { Revision } from '../../applications/index.ts'
import { inFours } from '../../documents/index.ts'
import { notFound, view, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { nameIn, peopleOf } from './dossier/people-of.ts'
import { versionSections } from './dossier/version-sections.ts'

/** One frozen version, as the team and the committee read it once it is deposited. */
export const version: Page = {
  path: paths.applicant.version(':dossier', ':revision'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const revision = await revisionAsked(request, dossier)
    if (!revision) return notFound()
    const { number, context } = dossier
    const people = await peopleOf(request, dossier)
    return view('applicant/version', {
      title: request.t('applicant.version.title', { revision: revision.revision, number }),
      ...{ head: dossierHead(dossier), mayWrite: false },
      revision: {
        number: revision.revision,
        hash: inFours(revision.sha256),
        at: revision.at,
        by: nameIn(people, revision.by),
        deposited: context.deposit?.revision === revision.revision,
        pdfPath: paths.applicant.versionPdf(number, revision.revision)
      },
      sections: await versionSections(request, dossier, revision)
    })
  }
}

/** The version that the address names, of this dossier only. */
export async function revisionAsked(
  { services, params }: PersonRequest,
  { number }: Pick<OpenDossier, 'number'>
): Promise<Revision | null> {
  const asked = Number(params['revision'])
  return Number.isInteger(asked) && asked > 0 ? services.applications.revision(number, asked) : null
}
