import type { Seal } from '../../calls/index.ts'
import { inLang } from '../../shared/lang.ts'
import { download, notFound, view, type Page, type VisitorRequest } from '../page.ts'
import { linksOf } from './call/call-model.ts'
import { findPublicCall, type PublicCall } from './call/public-call.ts'
import { shortHash } from './call/short-hash.ts'
import { publicPaths } from './paths.ts'
import { rulesChanges } from './rules/rules-changes.ts'

/** Every published version of the rules, with what changed, why, and how to check it oneself. */
export const rules: Page = {
  path: publicPaths.rules(':call'),
  audience: 'public',
  nav: 'calls',
  get: async (request) => {
    const call = await findPublicCall(request)
    if (!call) return notFound()
    const { t } = request
    const versions = await versionsOf(call, request)
    return view('public/rules', {
      title: t('public.rules-page.title'),
      ...{ number: call.number, callTitle: call.content.shortTitle, links: linksOf(call.number) },
      ...{ versions, current: versions[0], amended: versions.length > 1 }
    })
  }
}

/** The exact bytes that were hashed. */
export const rulesFile: Page = {
  path: publicPaths.rulesFile(':call', ':version'),
  audience: 'public',
  get: async (request) => {
    const call = await findPublicCall(request)
    if (!call) return notFound()
    const seals = await request.services.calls.seals(call.number)
    const seal = seals.find(({ version }) => String(version) === request.params['version'])
    if (!seal) return notFound()
    return download(fileName(seal), 'application/json', Buffer.from(seal.text, 'utf8'), {
      shared: true
    })
  }
}

/** Newest first, each with what it changed in the one before. */
async function versionsOf(call: PublicCall, { services, t, lang }: VisitorRequest) {
  const seals = await services.calls.seals(call.number)
  const contents = await Promise.all(
    seals.map(({ version }) => services.calls.rules(call.number, version))
  )
  return seals
    .map((seal, index) => {
      const [before, after] = [contents[index - 1]?.content, contents[index]?.content]
      return {
        ...{ version: seal.version, kind: t(`public.seal.${seal.kind}`), at: seal.at },
        ...{ reason: seal.reason, sha256: seal.sha256, short: shortHash(seal.sha256) },
        name: fileName(seal),
        size: Buffer.byteLength(seal.text, 'utf8'),
        path: publicPaths.rulesFile(call.number, seal.version),
        changes: before && after ? rulesChanges(before, after, { t, lang }) : [],
        title: after ? inLang(after.title, lang).text : ''
      }
    })
    .reverse()
}

function fileName({ call, version }: Seal): string {
  return `regles-${call}-v${version}.json`
}
