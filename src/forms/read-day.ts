/**
 * A day as browsers send it (`2027-03-15`) or as people type it (`15/03/2027`, `15.3.2027`).
 * @returns the ISO day, or undefined when no calendar has it
 */
export function readDay(typed: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed)
  const french = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(typed)
  const [year, month, day] = iso ? iso.slice(1) : french ? french.slice(1).reverse() : []
  if (!year || !month || !day) return undefined
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${written}T00:00:00Z`)
  if (Number.isNaN(instant.getTime())) return undefined
  return instant.toISOString().slice(0, 10) === written ? written : undefined
}
