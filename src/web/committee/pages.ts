import type { Page } from '../page.ts'

export const committeePages: readonly Page[] = []
