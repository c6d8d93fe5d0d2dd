import { pino, type Logger } from 'pino'

export type { Logger }

/**
 * Structured logs on standard output. What could open a door or name a person is removed before it is written.
 * @param level pino's levels, `silent` in tests
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.token', '*.cookie', '*.authorization', 'req.headers', '*.mail', '*.password'],
      censor: '[removed]'
    }
  })
}
