import type { ApplicationInstance } from '../applications/index.ts'
import type { EffectCall, EffectHandler, EffectOutcome, Instance } from '../engine/index.ts'
import type { DecisionLetter } from './decision-letter.ts'
import type { LetterValues } from '../messages/index.ts'
import { entryOf, membersWith, sendDossierLetter, type LetterDeps } from './dossier-letters.ts'
import { remembered } from './letter-facts.ts'

/** What the dossier's effects need of the domains above it. */
export interface ApplicationEffectPorts extends LetterDeps {
  /** name and values of the letter of a decided answer; null when the outcome needs no decision */
  decisionLetter(instance: ApplicationInstance): Promise<DecisionLetter | null>
  findReaders: EffectHandler
  /** tells the call's instance that a place is free */
  freePlace(instance: ApplicationInstance, key: string): Promise<void>
  erase(application: string): Promise<void>
}

/** Letters of the answers that no jury decided. */
const PLAIN_ANSWERS: Record<string, string> = {
  inadmissible: 'inadmissible',
  withdrawn: 'withdrawn',
  notDeposited: 'not-deposited',
  closedWithoutAction: 'closed-without-action'
}

/** Letters whose button opens another page than the dossier's own. */
const PAGES: Record<string, string> = {
  'correction-requested': '/corrections',
  'acceptance-reminder': '/decision',
  'signature-refused': '/relire'
}

/** The handlers of the effects that the dossier's chart names. */
export function applicationEffects(ports: ApplicationEffectPorts): Record<string, EffectHandler> {
  const letterOf = ({ params }: EffectCall) => String(params['letter'])
  return {
    sendLetter: async (effect, instance) => {
      const letter = letterOf(effect)
      const order = {
        ...{ effect, instance, letter },
        to: await membersWith(ports, instance, ['writer', 'signatory']),
        path: `/dossiers/${instance._id}${PAGES[letter] ?? ''}`
      }
      if (letter !== 'correction-requested') return sendDossierLetter(ports, order)
      const { id } = entryOf(effect.key, instance).event
      if (typeof id === 'string') return sendDossierLetter(ports, { ...order, ref: id })
      for (const unread of unreadCorrections(instance)) {
        await sendDossierLetter(ports, { ...order, ref: unread, correction: unread })
      }
    },
    askSignatory: async (effect, instance) => {
      const { signatory } = remembered(instance)
      if (!signatory) throw new Error(`${instance._id} has no signatory.`)
      await sendDossierLetter(ports, {
        ...{ effect, instance, letter: letterOf(effect), to: [signatory], signsIn: true },
        path: `/dossiers/${instance._id}/valider`
      })
    },
    sendAnswer: (effect, instance) => sendAnswer(ports, effect, instance),
    alertTeam: async (effect, instance) => {
      const dossier = instance as unknown as ApplicationInstance
      await sendDossierLetter(ports, {
        ...{ effect, instance, letter: letterOf(effect), to: await team(ports, dossier) },
        path: `/equipe/dossiers/${instance._id}`,
        values: constant({ adresse: await failedAddress(ports, instance._id) })
      })
    },
    findReaders: (effect, instance) => ports.findReaders(effect, instance),
    freePlace: async ({ key }, instance) => {
      await ports.freePlace(instance as unknown as ApplicationInstance, key)
    },
    erase: async (_, { _id }) => {
      await ports.erase(_id)
    }
  }
}

/** The open corrections whose letter never arrived: what is sent again asks for each of them. */
function unreadCorrections({ snapshot }: Instance): string[] {
  const { corrections } = snapshot.context as {
    corrections: { id: string; availableAt: number | null }[]
  }
  return corrections.flatMap(({ id, availableAt }) => (availableAt === null ? [id] : []))
}

/** An answer is on the site as soon as its letter is written; it counts once its alert has left. */
async function sendAnswer(
  ports: ApplicationEffectPorts,
  effect: EffectCall,
  instance: Instance
): Promise<EffectOutcome> {
  const dossier = instance as unknown as ApplicationInstance
  const { outcome } = remembered(dossier)
  const kind = outcome?.kind ?? ''
  const decided = await ports.decisionLetter(dossier)
  const letter = decided?.letter ?? PLAIN_ANSWERS[kind]
  if (!letter) throw new Error(`${instance._id} has no letter for the outcome « ${kind} ».`)
  await sendDossierLetter(ports, {
    ...{
      effect,
      instance,
      letter,
      to: await membersWith(ports, instance, ['writer', 'signatory'])
    },
    path: `/dossiers/${instance._id}/decision`,
    ref: `${instance._id}:${kind}:${outcome?.decision ?? ''}`,
    ...(decided && { values: (lang) => decided.values(lang) })
  })
  return {}
}

/** The officer in charge while one of the team, or every officer of the call; never somebody recused. */
async function team(
  { accounts, applications }: LetterDeps,
  { _id, subject }: ApplicationInstance
): Promise<string[]> {
  const [people, recused] = await Promise.all([
    accounts.peopleOfCall(subject.call, ['officer']),
    applications.models.recusals.find({ application: _id }, { account: 1 }).lean()
  ])
  const officers = people
    .map(({ id }) => id)
    .filter((id) => !recused.some(({ account }) => account === id))
  const inCharge = officers.find((id) => id === subject.officer)
  return inCharge ? [inCharge] : officers
}

/** The same in every language. */
function constant(values: LetterValues): () => LetterValues {
  return () => values
}

/** The address of the last alert that failed; the team mends it. */
async function failedAddress({ messages, i18n }: LetterDeps, application: string): Promise<string> {
  const [failed] = await messages.list({ application, state: 'failed', limit: 1 })
  return failed?.to.address ?? i18n.translator('fr')('letters.no-address')
}
