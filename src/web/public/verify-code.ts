import { readCode } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { publicPaths } from './paths.ts'
import { shortHash } from './call/short-hash.ts'

/** What a code proves: the receipt or the decision that bears it, and nothing more. */
export const verifyCode: Page = {
  path: publicPaths.verifyCode(':code'),
  audience: 'public',
  nav: 'verify',
  get: async (request) => {
    const typed = request.params['code'] ?? ''
    const code = readCode(typed)
    if (!code) return unknown(request, typed)
    if (code !== typed) return redirect(publicPaths.verifyCode(code))
    return (
      (await receiptPage(code, request)) ??
      (await decisionPage(code, request)) ??
      unknown(request, code)
    )
  }
}

async function receiptPage(code: string, { services, t }: VisitorRequest): Promise<Answer | null> {
  const found = await services.applications.verifyReceipt(code)
  if (!found) return null
  const { receipt, stands } = found
  return view('public/verify-receipt', {
    title: t(stands ? 'public.receipt.title' : 'public.receipt.replaced-title'),
    ...{ code, stands, application: receipt.application, territory: receipt.territory },
    ...{ call: receipt.call, callPath: publicPaths.call(receipt.call) },
    ...{ receivedAt: receipt.receivedAt, revision: receipt.revision },
    ...{ sha256: receipt.sha256, short: shortHash(receipt.sha256) },
    verifyPath: publicPaths.verify()
  })
}

async function decisionPage(code: string, { services, t }: VisitorRequest): Promise<Answer | null> {
  const found = await services.selection.verifyDecision(code)
  if (!found) return null
  return view('public/verify-decision', {
    title: t(found.stands ? 'public.decision.title' : 'public.decision.replaced-title'),
    ...{ ...found, code, short: shortHash(found.sha256) },
    ...{ callPath: publicPaths.call(found.call), verifyPath: publicPaths.verify() }
  })
}

function unknown({ t, services }: VisitorRequest, code: string): Answer {
  const model = {
    title: t('public.unknown-code.title'),
    ...{ code, verifyPath: publicPaths.verify(), contact: services.site.contact }
  }
  return view('public/unknown-code', model, 404)
}
