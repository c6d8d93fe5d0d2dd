import type { Page } from '../page.ts'
import { declarations } from './declarations.ts'
import { file } from './file.ts'
import { grid } from './grid.ts'
import { recusal } from './recusal.ts'
import { review } from './review.ts'
import { readings } from './readings.ts'

export const committeePages: readonly Page[] = [readings, declarations, grid, review, recusal, file]
