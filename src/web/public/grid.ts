import { notFound, view, type Page } from '../page.ts'
import { bars } from '../plots/bar.ts'
import { linksOf } from './call/call-model.ts'
import { decisionRules } from './call/decision-rules.ts'
import { findPublicCall } from './call/public-call.ts'
import { publicPaths } from './paths.ts'

/** The grid that readers score on, each level of each criterion in full. */
export const grid: Page = {
  path: publicPaths.grid(':call'),
  audience: 'public',
  nav: 'calls',
  get: async (request) => {
    const call = await findPublicCall(request)
    const scored = call?.content.grid
    if (!call || !scored) return notFound()
    const { t, lang } = request
    const { floors } = call.content.settings
    const drawn = bars(
      scored.criteria.map(({ weight }) => weight),
      { full: 120 }
    )
    return view('public/grid', {
      title: t('public.grid.title'),
      ...{ number: call.number, version: call.seal.version, callTitle: call.content.shortTitle },
      links: linksOf(call.number),
      top: scored.scale.at(-1)?.level ?? 0,
      total: scored.criteria.reduce((sum, { weight }) => sum + weight, 0),
      levels: scored.criteria.reduce((sum, { levels }) => sum + levels.length, 0),
      scale: scored.scale,
      criteria: scored.criteria.map(({ id, label, weight, levels }, index) => ({
        ...{ id, label, weight, number: index + 1, bar: drawn[index], floor: floors[id] },
        levels: levels.map((text, level) => ({ level, text })).reverse()
      })),
      rules: decisionRules(call.content, { t, lang })
    })
  }
}
