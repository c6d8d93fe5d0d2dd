import type { Account } from '../../accounts/index.ts'
import { notFound, redirect, type Page, type VisitorRequest } from '../../web/page.ts'
import { paths } from '../../web/paths.ts'
import { officersOf } from '../../web/staff/team/names.ts'
import { sceneAt } from '../scenes.ts'
import type { StageDoor } from '../stage-door.ts'
import { demoPaths } from './demo-paths.ts'
import { doorsOf, TRIES } from './doors.ts'

/** One click signs in: as a role, as what a scene proposes to try, or as who has to do with a dossier. */
export function enterPage(door: StageDoor): Page {
  return {
    path: demoPaths.enter(),
    audience: 'public',
    post: async (request) => {
      const found = (await byRole(request, door)) ?? (await byDossier(request))
      if (!found) return notFound()
      await signIn(request, found.account)
      return redirect(found.path)
    }
  }
}

interface Entry {
  account: Account
  path: string
}

async function byRole({ body }: VisitorRequest, door: StageDoor): Promise<Entry | undefined> {
  const scene = sceneAt(door.now())
  const entry =
    TRIES[scene.id].find(({ id }) => id === body['try']) ??
    doorsOf(scene).find(({ name }) => name === body['name'])
  const name = entry && ('name' in entry ? entry.name : entry.as)
  return name ? { account: await door.stage().person(name), path: entry.path } : undefined
}

async function byDossier({ body, services }: VisitorRequest): Promise<Entry | undefined> {
  const number = typeof body['dossier'] === 'string' ? body['dossier'] : ''
  const { members } = services.applications.models
  const writer = await members
    .findOne({ application: number, roles: 'writer', leftAt: null })
    .lean()
  const account = writer && (await services.accounts.find(writer.account))
  return account ? { account, path: paths.applicant.dossier(number) } : byOfficer(number, services)
}

/** A dossier that has no writer, on paper still or deleted: its team looks at it. */
async function byOfficer(number: string, services: VisitorRequest['services']) {
  const instance = await services.applications.models.applications.findById(number).lean()
  const [officer] = instance ? await officersOf({ services }, instance.subject.call) : []
  const account = officer && (await services.accounts.find(officer.id))
  return account ? { account, path: paths.staff.application(number) } : undefined
}

const YEAR = 365 * 24 * 60 * 60 * 1000

/** Through a mailed link like anybody's, opened at once. */
async function signIn(
  { services, session, browserId, device }: VisitorRequest,
  { mail }: Account
): Promise<void> {
  // the story may be moving the clock at this very moment
  const link = await services.accounts.createSignInLink({ mail, life: YEAR })
  const token = link.split('/').at(-1) ?? ''
  const entered = await services.accounts.useLink(token, { browserId, device })
  if ('kind' in entered) throw new Error(`The stage door does not open: ${entered.kind}.`)
  await session.signIn(entered.account, entered.epoch)
}
