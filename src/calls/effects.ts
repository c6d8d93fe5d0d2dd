import type { EffectCall, EffectHandler, EffectOutcome, Instance } from '../engine/index.ts'

/** What the effects of a call reach: dossiers and people, which a call does not know by itself. */
export interface CallEffectPorts {
  /**
   * Sends one event to the next dossiers of a call, in the order of their numbers.
   * @param after number of the last dossier that had it, undefined at first
   * @returns where to resume, or null when every dossier has had it
   */
  tellNext(telling: {
    call: string
    event: string
    params: Record<string, unknown>
    /** key of the effect: with the dossier's number, the command id of each event */
    key: string
    after: string | undefined
  }): Promise<string | null>
  alertTeam(call: string, letter: string, key: string): Promise<void>
  alertAuthority(call: string, letter: string, key: string): Promise<void>
  /** offers a freed place to the next of the reserve that keeps the constraints, if there is one */
  callReserve(call: string, freedBy: string, key: string): Promise<void>
  /**
   * Tells the people of the next dossiers that the rules changed.
   * @returns where to resume, or null when everyone was told
   */
  rulesPublished(publication: {
    call: string
    key: string
    after: string | undefined
  }): Promise<string | null>
  erase(call: string): Promise<void>
}

/** The handlers of the effects that the call's chart names. */
export function callEffects(ports: CallEffectPorts): Record<string, EffectHandler> {
  return {
    publishRules: async ({ key, cursor }, { _id }) =>
      resumed(await ports.rulesPublished({ call: _id, key, after: placeOf(cursor) })),
    tellApplications: (effect, { _id }) => tellApplications(ports, effect, _id),
    alertTeam: ({ key, params }, { _id }) => done(ports.alertTeam(_id, letterOf(params), key)),
    alertAuthority: ({ key, params }, { _id }) =>
      done(ports.alertAuthority(_id, letterOf(params), key)),
    callReserve: ({ key }, instance) =>
      done(ports.callReserve(instance._id, freedBy(key, instance), key)),
    erase: (_, { _id }) => done(ports.erase(_id))
  }
}

async function tellApplications(
  ports: CallEffectPorts,
  { key, params, cursor }: EffectCall,
  call: string
): Promise<EffectOutcome> {
  const { event, ...rest } = params as { event: string }
  return resumed(await ports.tellNext({ call, event, params: rest, key, after: placeOf(cursor) }))
}

/** Number of the last dossier that was reached. */
function placeOf(cursor: unknown): string | undefined {
  return typeof cursor === 'string' ? cursor : undefined
}

function resumed(more: string | null): EffectOutcome {
  return more === null ? {} : { more }
}

/** Which dossier freed its place: written in the event whose step made this effect. */
function freedBy(key: string, { history }: Instance): string {
  const seq = Number(key.split(':').at(-2))
  const application = history[seq - 1]?.event['application']
  if (typeof application !== 'string') throw new Error(`No dossier is named by ${key}.`)
  return application
}

function letterOf(params: Record<string, unknown>): string {
  return String(params['letter'])
}

async function done(work: Promise<void>): Promise<EffectOutcome> {
  await work
  return {}
}
