import type { Page } from '../page.ts'

export const staffPages: readonly Page[] = []
