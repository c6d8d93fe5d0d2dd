import { peopleFor } from '../filling/seeds.ts'
import type { Filled } from '../filling/fill-store.ts'
import type { AskedPage } from '../processes/capture-pages.ts'

/** A filter and an order that the team uses every day. */
const ASKED = encodeURIComponent('état:recevabilite tri:echeance')

/** How many people open the form at once. */
export const CONNECTIONS = 16

/** Every page that has a limit made of the same view and ready data. */
export function pagesOf({ calls, team }: Filled): AskedPage[] {
  const officer = team.officers[0]?.mail ?? ''
  const { OUV, LEC, JUR, LUS } = calls
  const tables = ['MIL', 'DIX', 'CEN'].flatMap((code) => {
    const call = calls[code]
    if (!call) return []
    const path = `/equipe/appels/${call.number}/dossiers?q=${ASKED}`
    return [{ name: `table ${call.size}`, path, as: officer }]
  })
  const draft = OUV?.standings.draft?.[0]
  const given = LEC?.standings.reading?.[0]
  const reader = team.committee.find(({ id }) => id === LEC?.reader)?.mail ?? ''
  return [
    ...(OUV ? [{ name: 'public call', path: `/appels/${OUV.number}`, as: null }] : []),
    ...(draft ? [{ name: 'form', ...formPage(draft) }] : []),
    ...tables,
    ...(LUS
      ? [{ name: 'readings', path: `/equipe/appels/${LUS.number}/lectures`, as: officer }]
      : []),
    ...(LEC && given ? [{ name: 'review', path: `/comite/dossiers/${given}`, as: reader }] : []),
    ...(JUR
      ? [{ name: 'ranking', path: `/jury/${JUR.number}/classement`, as: team.jury[0]?.mail ?? '' }]
      : [])
  ]
}

/** The longest section of a dossier, in front of whoever writes it. */
export function formPage(number: string): Omit<AskedPage, 'name'> {
  return {
    path: `/dossiers/${number}/sections/project`,
    as: peopleFor(number).writer.mail
  }
}
