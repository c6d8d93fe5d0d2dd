import { Router } from 'express'
import type { Services } from '../../services.ts'

/** `/health`: the process answers. `/ready`: so do the parts it needs, each named. For machines: no session, no log of people. */
export function health(services: Services): Router {
  const router = Router()
  router.get('/health', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    res.json({ status: 'ok' })
  })
  router.get('/ready', async (_req, res) => {
    const parts = await services.readiness()
    const ready = Object.values(parts).every(Boolean)
    res.setHeader('Cache-Control', 'no-store')
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', parts })
  })
  return router
}
