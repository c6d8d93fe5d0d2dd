import type { Page } from '../page.ts'

export const applicantPages: readonly Page[] = []
