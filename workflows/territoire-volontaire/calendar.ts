/**
 * The dates of a call, as instants in milliseconds. They are counted in Paris by whoever writes them; here they are only compared.
 * A fallback is the date at which the clock goes on by itself when somebody stays silent.
 */
export interface Calendar {
  opensAt: number
  questionsUntil: number
  /** exclusive: what has fully arrived before this instant is in time */
  closesAt: number
  screeningEndsAt: number
  screeningFallbackAt: number
  readingsOpenAt: number
  readingsEndAt: number
  readingsFallbackAt: number
  juryAt: number
  juryFallbackAt: number
  /** from then on the deputy may sign in the authority's place */
  deputyFrom: number
  /** the answer promised to everyone */
  answersBy: number
  authorityFallbackAt: number
  piecesDueAt: number
  reserveExpiresAt: number
}
