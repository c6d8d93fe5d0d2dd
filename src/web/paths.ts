import { applicantPaths } from './applicant/paths.ts'
import { committeePaths } from './committee/paths.ts'
import { juryPaths } from './jury/paths.ts'
import { publicPaths } from './public/paths.ts'
import { signInPaths } from './sign-in/paths.ts'
import { staffPaths } from './staff/paths.ts'

/**
 * Every address of the site, by audience: functions of ids, in French form. English ones are the same
 * under /en and are made by `href` in views and by `redirect`. Printed addresses never change.
 */
export const paths = {
  public: publicPaths,
  signIn: signInPaths,
  applicant: applicantPaths,
  staff: staffPaths,
  committee: committeePaths,
  jury: juryPaths
}
