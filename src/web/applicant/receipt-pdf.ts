import { receiptPdf as print } from '../../documents/index.ts'
import { download, redirect, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { receiptModel } from './status/receipt-model.ts'
import { receiptOf } from './status/receipt-of.ts'

/** The receipt as a PDF, to be kept and handed on. */
export const receiptPdf: Page = {
  path: paths.applicant.receiptPdf(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const shown = await receiptOf(request, dossier, await peopleOf(request, dossier))
    if (!shown) return redirect(paths.applicant.receipt(dossier.number))
    const { lang, t } = request
    const pdf = await print(await receiptModel(request, dossier, shown), { lang, t })
    return download(`${shown.number}.pdf`, 'application/pdf', pdf, { inline: true })
  }
}
