import type { CallPlan } from './fill-store.ts'

const MIXED = {
  ...{ untaken: 28, checking: 38, correction: 12, admissible: 18, withdrawn: 4 }
} as const

/** Every call that works are measured on, by its code. */
const PLANS: readonly CallPlan[] = [
  // open: people write in it
  { code: 'OUV', phase: 'open', size: 400, shares: { draft: 6, signed: 2, deposited: 2 } },
  // open, without a signatory: a deposit freezes the draft itself
  { code: 'DEP', phase: 'open', size: 480, shares: { signed: 1 }, signatory: false, writers: 16 },
  // open, complete and not deposited: three hundred people on the last evening
  { code: 'SOI', phase: 'open', size: 300, shares: { signed: 1 }, signatory: false },
  { code: 'MIL', phase: 'screening', size: 1_000, shares: MIXED },
  { code: 'DIX', phase: 'screening', size: 10_000, shares: MIXED },
  { code: 'CEN', phase: 'screening', size: 100_000, shares: MIXED },
  { code: 'LEC', phase: 'reading', size: 40, shares: { reading: 1 } },
  { code: 'LUS', phase: 'jury', size: 1_000, shares: { read: 1 } },
  { code: 'JUR', phase: 'jury', size: 500, shares: { read: 1 } }
]

/** The calls of these codes, the largest only when asked. */
export function plansFor(codes: readonly string[], { full }: { full: boolean }): CallPlan[] {
  return PLANS.filter(({ code }) => codes.includes(code) && (full || code !== 'CEN'))
}
