import { isLocalPath } from '../render/safe-link.ts'

/** Where to go after signing in: a path of this site, or nowhere in particular. */
export function nextPath(asked: unknown): string | undefined {
  return isLocalPath(asked) ? asked : undefined
}
