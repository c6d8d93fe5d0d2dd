import { readCode } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type VisitorRequest } from '../page.ts'
import { publicPaths } from './paths.ts'
import { findRulesByHash, sha256Of } from './verify/verify-file.ts'

/** Published rules weigh about 100 kB. */
const FILE_BYTES = 5_000_000

/** Type a code, or give a file of rules: is it really ours, and as it was? */
export const verify: Page = {
  path: publicPaths.verify(),
  audience: 'public',
  nav: 'verify',
  upload: { fileBytes: FILE_BYTES },
  limit: { perTenMinutes: 30 },
  get: (request) => {
    const typed = request.query['code']
    if (typeof typed !== 'string') return page(request, {})
    const code = readCode(typed)
    if (code) return redirect(publicPaths.verifyCode(code))
    const error = typed.trim() === '' ? 'empty' : 'form'
    return page(request, { typed, codeError: request.t(`public.verify.error.${error}`) })
  },
  post: async (request) => {
    const { t } = request
    const file = request.files.find(({ field }) => field === 'file')
    if (!file || file.name === '') {
      return page(request, { fileError: t('public.verify.error.no-file') })
    }
    if (file.tooLarge || file.size === 0) {
      const error = file.tooLarge ? 'too-large' : 'empty-file'
      return page(request, { fileError: t(`public.verify.error.${error}`, { name: file.name }) })
    }
    const sha256 = await sha256Of(file)
    const found = await findRulesByHash(sha256, request)
    return page(request, {
      checked: {
        ...{ name: file.name, sha256, found: found !== null, inForce: found?.inForce ?? false },
        ...(found && { call: found.seal.call, version: found.seal.version, at: found.seal.at }),
        ...(found && { rulesPath: publicPaths.rules(found.seal.call) })
      }
    })
  }
}

interface Shown {
  typed?: string
  codeError?: string
  fileError?: string
  checked?: Record<string, unknown>
}

function page({ t, services }: VisitorRequest, shown: Shown): Answer {
  const errors = [
    ...(shown.codeError ? [{ href: '#code', text: shown.codeError }] : []),
    ...(shown.fileError ? [{ href: '#file', text: shown.fileError }] : [])
  ]
  const model = {
    title: t('public.verify.title'),
    ...{ action: publicPaths.verify(), contact: services.site.contact, errors },
    ...shown
  }
  return view('public/verify', model, errors.length > 0 ? 422 : 200)
}
