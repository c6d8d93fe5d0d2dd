import type { Page } from '../page.ts'
import { accessibility } from './accessibility.ts'
import { legalNotice } from './legal-notice.ts'
import { privacy } from './privacy.ts'

export const publicPages: readonly Page[] = [legalNotice, privacy, accessibility]
