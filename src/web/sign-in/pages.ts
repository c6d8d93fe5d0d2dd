import type { Page } from '../page.ts'

export const signInPages: readonly Page[] = []
