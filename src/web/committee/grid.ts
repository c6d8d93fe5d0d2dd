import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { bars } from '../plots/bar.ts'
import { myCalls, type MyCall } from './my-calls.ts'

/** The grid that readings are scored on, every written level, and how a score is made of them. */
export const grid: Page = {
  path: paths.committee.grid(),
  audience: 'committee',
  nav: 'grid',
  get: async (request) => {
    const calls = await myCalls(request, ['committee'])
    return view('committee/grid', {
      title: request.t('committee.grid.title'),
      callNumber: calls.length === 1 ? calls[0]?.number : undefined,
      calls: calls.flatMap(callModel)
    })
  }
}

function callModel({ number, content }: MyCall) {
  if (!content.grid) return []
  const { criteria, scale } = content.grid
  const { floors, threshold, thirdReadingGap, readings } = content.settings
  const drawn = bars(
    criteria.map(({ weight }) => weight),
    { full: 120 }
  )
  return [
    {
      ...{ number, name: content.shortTitle, scale, threshold, readings, gap: thirdReadingGap },
      top: scale.at(-1)?.level ?? 0,
      criteria: criteria.map(({ id, label, weight, levels }, index) => ({
        ...{ id, label, weight, number: index + 1, bar: drawn[index], floor: floors[id] },
        levels: levels.map((text, level) => ({ level, text }))
      }))
    }
  ]
}
