import type { RequestHandler } from 'express'
import type { Assets } from '../assets.ts'

/** Static files under an address that changes with their content: kept for a year, never asked for again. */
export function serveAssets(assets: Assets): RequestHandler {
  return (req, res, next) => {
    const found = /^\/assets\/([\w-]+)\/([\w./-]+)$/.exec(req.path)
    const asset = found?.[2] ? assets.find(found[2]) : undefined
    if (!found || !asset) {
      next()
      return
    }
    // An old page may still ask under an old version: it gets today's file, but does not keep it.
    const current = found[1] === assets.version
    res.setHeader(
      'Cache-Control',
      current ? 'public, max-age=31536000, immutable' : 'public, max-age=60'
    )
    res.setHeader('Content-Type', asset.type)
    res.send(asset.content)
  }
}
