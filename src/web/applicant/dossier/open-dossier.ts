import { isTyped, type Access, type ApplicationInstance } from '../../../applications/index.ts'
import type { CallContent } from '../../../calls/index.ts'
import { NotFound } from '../../../shared/errors.ts'
import type { PersonRequest } from '../../page.ts'
import { voiceOf, type Voice } from '../../refusals/index.ts'
import { contextOf, type DossierContext } from './context-of.ts'

/** One dossier in front of one of its people. */
export interface OpenDossier extends Access {
  number: string
  context: DossierContext
  /** the rules in force: those that say what comes next */
  content: CallContent
  rules: number
  voice: Voice
  answerRead: boolean
  mayWrite: boolean
  /** came on paper: an officer types it, and deposits it from the team's own page */
  typed: boolean
}

const OF_DOSSIER: readonly string[] = ['writer', 'reader', 'signatory']

/**
 * @throws NotFound for whoever is not of the dossier; the team has its own pages, and sees nothing through these
 */
export async function openDossier(request: PersonRequest): Promise<OpenDossier> {
  const { services, account, params } = request
  const number = params['dossier'] ?? ''
  const access = await services.applications.access(account, number)
  const rules = await services.calls.rules(access.instance.subject.call)
  if (!rules) throw new NotFound(`rules of ${number}`)
  return dossierOf(request, access, rules)
}

/** The same from what was read already. @throws NotFound in the same way */
export function dossierOf(
  request: PersonRequest,
  access: Access,
  { content, seal }: { content: CallContent; seal: { version: number } }
): OpenDossier {
  const { _id: number } = access.instance
  const ofDossier = access.person.roles.some((role) => OF_DOSSIER.includes(role))
  if (!ofDossier || isGone(access.instance)) throw new NotFound(`dossier ${number}`)
  const context = contextOf(access.instance)
  const { person, instance, members, contents } = access
  return {
    ...{ person, instance, members, contents },
    ...{ number, context, content, rules: seal.version },
    voice: voiceOf(request, 'candidate'),
    answerRead: context.readAt !== null,
    mayWrite: access.person.roles.includes('writer'),
    typed: isTyped(access.instance)
  }
}

/** A deleted draft has nothing left to show. */
export function isGone({ states }: Pick<ApplicationInstance, 'states'>): boolean {
  return states.includes('file.deleted') || states.includes('file.archived')
}
