import type { Arithmetic } from '../../../selection/index.ts'
import type { Translate } from '../../i18n/i18n.ts'

const SHARES = [
  ...(['selected', 'reserve', 'notSelected', 'inadmissible', 'withdrawn'] as const),
  ...(['gaveUp', 'reserveExpired', 'closedWithoutAction', 'waiting'] as const)
] as const

/** The arithmetic of answers as a column that anybody can add up; shares without anybody are left out. */
export function ledgerOf(sums: Arithmetic, t: Translate) {
  const lines = SHARES.filter((share) => sums[share] > 0 || share === 'waiting').map((share) => ({
    count: sums[share],
    label: t(`staff.ledger.${share}`, { count: sums[share] })
  }))
  return {
    lines,
    total: sums.received,
    totalLabel: t('staff.ledger.total', { count: sums.received }),
    ...{ answered: sums.answered, read: sums.read, failed: sums.failed, drafts: sums.drafts }
  }
}
