import type { Page } from '../page.ts'

export const juryPages: readonly Page[] = []
