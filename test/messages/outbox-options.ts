import { join } from 'node:path'
import mongoose from 'mongoose'
import { loadLetters, type MessagesOptions } from '../../src/messages/index.ts'
import { movableClock, type MovableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { createI18n } from '../../src/web/i18n/i18n.ts'
import { createRenderer } from '../../src/web/render/renderer.ts'

const renderer = createRenderer(createI18n(), (name) => `/assets/${name}`)
const letters = await loadLetters(
  join(projectRoot, 'workflows/territoire-volontaire/template/letters.yaml')
)

export const START = new Date('2027-03-19T14:20:00Z')

/** All that an outbox needs but its transport, on the connected store. */
export function outboxOptions(): Omit<MessagesOptions, 'transport'> & { clock: MovableClock } {
  return {
    connection: mongoose.connection,
    clock: movableClock(START),
    logger: createLogger('silent'),
    renderer,
    letters,
    from: { name: 'Villes au Carré', address: 'dossiers@candide.example' },
    frame: { organisation: 'Villes au Carré', site: 'https://candide.example' },
    defaults: {
      organisateur: 'Villes au Carré',
      contact: 'labo@example.org',
      telephone: '02 00 00 00 00'
    }
  }
}
