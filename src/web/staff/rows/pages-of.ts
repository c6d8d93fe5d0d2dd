/** A long list is shown so many lines at a time. */
export const PAGE_SIZE = 50

/** The page of a list that an address asks for, from 1; the first for whatever else it says. */
export function pageAsked({ page }: Readonly<Record<string, unknown>>): number {
  const asked = typeof page === 'string' ? Number.parseInt(page, 10) : 1
  return Number.isInteger(asked) && asked > 0 ? asked : 1
}

/** Which lines are shown, and where those before and after are. @param path the list's, with its search */
export function pagesOf(path: string, page: number, total: number) {
  const to = (n: number) => `${path}${path.includes('?') ? '&' : '?'}page=${n}`
  const last = Math.min(page * PAGE_SIZE, total)
  return {
    first: Math.min((page - 1) * PAGE_SIZE + 1, total),
    last,
    ...(page > 1 && { previous: to(page - 1) }),
    ...(last < total && { next: to(page + 1) })
  }
}
