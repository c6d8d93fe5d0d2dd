import { applicationPdf } from '../../documents/index.ts'
import { inLang } from '../../shared/lang.ts'
import { download, notFound, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { versionSections } from './dossier/version-sections.ts'
import { revisionAsked } from './version.ts'

/** One frozen version as a PDF. */
export const versionPdf: Page = {
  path: paths.applicant.versionPdf(':dossier', ':revision'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const revision = await revisionAsked(request, dossier)
    if (!revision) return notFound()
    const { lang, t } = request
    const { number, context, instance, content } = dossier
    const { subject } = instance
    const deposited = context.deposit?.revision === revision.revision ? context.deposit : null
    const pdf = await applicationPdf(
      {
        ...{ application: number, territory: subject.territory || number },
        ...(subject.title && { title: subject.title }),
        call: { number: subject.call, title: inLang(content.title, lang).text },
        ...{ revision: revision.revision, fingerprint: revision.sha256, frozenAt: revision.at },
        ...(deposited && { receivedAt: new Date(deposited.receivedAt) }),
        sections: await versionSections(request, dossier, revision)
      },
      { lang, t }
    )
    return download(`${number}-v${revision.revision}.pdf`, 'application/pdf', pdf, { inline: true })
  }
}
