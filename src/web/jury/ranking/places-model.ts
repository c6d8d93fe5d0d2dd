import type { Ranking } from '../../../selection/index.ts'
import { findDepartement } from '../../../territories/index.ts'

/** By département: who has a place, who waits in the reserve, who stays below; one ring for each dossier. */
export function placesModel(ranking: Ranking) {
  const codes = [...new Set(ranking.rows.map(({ dossier }) => dossier.departement ?? ''))]
  return codes
    .filter((code) => code !== '')
    .toSorted()
    .map((code) => {
      const rows = ranking.rows.filter(({ dossier }) => dossier.departement === code)
      const statuses = rows.map(({ outcome }) => outcome.status)
      const selected = statuses.filter((one) => one === 'selected').length
      return {
        ...{ code, name: findDepartement(code)?.name ?? '', selected, total: rows.length },
        reserve: statuses.filter((one) => one === 'reserve').length,
        width: rows.length * 14,
        pips: statuses.map((status, index) => ({
          ...{
            x: 7 + index * 14,
            kind: status === 'selected' || status === 'reserve' ? status : 'out'
          }
        }))
      }
    })
}
