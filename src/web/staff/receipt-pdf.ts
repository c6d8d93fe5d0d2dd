import { receiptPdf as print } from '../../documents/index.ts'
import { contextOf } from '../applicant/dossier/context-of.ts'
import { peopleOf } from '../applicant/dossier/people-of.ts'
import { receiptModel } from '../applicant/status/receipt-model.ts'
import { receiptOf } from '../applicant/status/receipt-of.ts'
import { download, notFound, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { openStaffDossier } from './dossier/open-staff-dossier.ts'

/** The receipt of what came on paper, to be printed and posted: the very one that the territory has. */
export const receiptPdf: Page = {
  path: paths.staff.receiptPdf(':dossier'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const { number, access, content } = await openStaffDossier(request)
    const { instance } = access
    if (!instance.subject.onPaper) return notFound()
    const dossier = { number, instance, content, context: contextOf(instance) }
    const shown = await receiptOf(request, dossier, await peopleOf(request, access))
    if (!shown) return notFound()
    const { lang, t } = request
    const pdf = await print(await receiptModel(request, dossier, shown), { lang, t })
    return download(`${shown.number}.pdf`, 'application/pdf', pdf, { inline: true })
  }
}
