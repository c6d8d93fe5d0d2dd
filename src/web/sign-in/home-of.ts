import { spacesOf, type Account } from '../../accounts/index.ts'
import { paths } from '../paths.ts'

/** The front door of what somebody mostly does here. */
export function homeOf(account: Account): string {
  const main = spacesOf(account)[0] ?? 'applicant'
  switch (main) {
    case 'staff':
      return paths.staff.home()
    case 'committee':
      return paths.committee.home()
    case 'jury':
      return paths.jury.home()
    case 'applicant':
      return paths.applicant.dossiers()
  }
}
