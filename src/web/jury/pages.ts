import type { Page } from '../page.ts'
import { agenda } from './agenda.ts'
import { appeal } from './appeal.ts'
import { attendance } from './attendance.ts'
import { decision } from './decision.ts'
import { declarations } from './declarations.ts'
import { dossier } from './dossier.ts'
import { file } from './file.ts'
import { home } from './home.ts'
import { minutes } from './minutes.ts'
import { minutesPdf } from './minutes-pdf.ts'
import { ranking } from './ranking.ts'
import { recusal } from './recusal.ts'

export const juryPages: readonly Page[] = [
  ...[home, declarations, recusal, agenda, attendance, dossier, file],
  ...[ranking, decision, appeal, minutes, minutesPdf]
]
