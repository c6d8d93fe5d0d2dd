import type { Request } from 'express'
import type { VisitorRequest } from '../page.ts'

/** A line above every page: the demonstration tells its date there, and the way back to its doors. */
export type Strip = (request: VisitorRequest) => {
  words: string
  date: Date
  path: string
  link: string
}

/** What the line says on this page; nothing on a site that has none. */
export function stripOf(req: Request, request: VisitorRequest): ReturnType<Strip> | undefined {
  const strip = req.app.locals['strip'] as Strip | undefined
  return strip?.(request)
}
