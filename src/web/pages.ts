import { applicantPages } from './applicant/pages.ts'
import { committeePages } from './committee/pages.ts'
import { juryPages } from './jury/pages.ts'
import type { Page } from './page.ts'
import { publicPages } from './public/pages.ts'
import { signInPages } from './sign-in/pages.ts'
import { staffPages } from './staff/pages.ts'

/** Every page of the site; each audience lists its own. */
export const pages: readonly Page[] = [
  ...publicPages,
  ...signInPages,
  ...applicantPages,
  ...staffPages,
  ...committeePages,
  ...juryPages
]
