import { conveneJury, drawLots } from '../../playing/acts/jury-acts.ts'
import { writeLetterWords } from '../../playing/acts/dossier-acts.ts'
import type { Account } from '../../accounts/index.ts'
import { act, dossiersIn, type RehearsalDeed, type RehearsalStage } from '../rehearsal-stage.ts'
import { between, command, daysAfter } from './moments.ts'

const DAYS_BEFORE = 15

/** The jury's session, the authority's signature, or what they do when one of them is silent. */
export function juryDeeds({ dates }: RehearsalStage): RehearsalDeed[] {
  const { juryAt, juryFallbackAt, deputyFrom, authorityFallbackAt } = dates
  return [
    { at: daysAfter(juryAt, -DAYS_BEFORE), what: 'the jury is convened', play: convene },
    { at: juryAt, what: 'the jury sits', play: sit },
    { at: between(juryAt, juryFallbackAt, 0.2), what: 'letters are written', play: writeLetters },
    {
      at: between(juryAt, juryFallbackAt, 0.5),
      what: 'the authority signs',
      play: signs('authority')
    },
    {
      at: between(juryFallbackAt, deputyFrom, 0.3),
      what: 'the authority decides alone',
      play: decideAlone
    },
    {
      at: between(juryFallbackAt, deputyFrom, 0.6),
      what: 'the authority signs',
      play: signs('authority')
    },
    {
      at: between(deputyFrom, authorityFallbackAt, 0.5),
      what: 'the deputy signs',
      play: signs('deputy')
    }
  ]
}

async function convene(stage: RehearsalStage): Promise<void> {
  const { cast, dates, services, call } = stage
  const chair = cast.jury[0]?.account
  if (!chair) return
  await act(stage, { role: 'officer', what: 'convene' }, () =>
    conveneJury(
      services,
      { account: cast.officer, call, command: command('convene') },
      {
        members: cast.jury.map(({ account, seat }) => ({ account: account.id, seat })),
        ...{ chair: chair.id, secretary: cast.officer.id },
        ...{ meetsAt: dates.juryAt, place: 'Salle de la répétition' }
      }
    )
  )
}

async function sit(stage: RehearsalStage): Promise<void> {
  const { cast, services, call, silent } = stage
  const { selection } = services
  const chair = cast.jury[0]?.account
  // not convened: there is no session to open, which is what the silence of the team does
  if (!chair || silent === 'jury' || silent === 'officer') return
  const on = { account: chair, call }
  await act(stage, { role: 'jury', what: 'sit' }, async () => {
    await selection.openSession({ ...on, command: command('open-session') })
    for (const { account } of cast.jury) {
      await selection.arrive({
        ...{ ...on, member: account.id, how: 'room' as const },
        command: command('arrive', account.mail)
      })
    }
    for (const { _id: application } of await dossiersIn(stage, 'file.before.deliberation')) {
      await selection.examine({ ...on, application, command: command('examine', application) })
    }
  })
  await act(stage, { role: 'jury', what: 'give-opinion' }, async () => {
    await settle(stage, chair, 'jury')
    await selection.giveOpinion({ ...on, command: command('opinion') })
    await selection.closeSession({ ...on, command: command('close-session') })
  })
}

async function decideAlone(stage: RehearsalStage): Promise<void> {
  const { cast, services, call } = stage
  if (!(await callIs(stage, 'closed.deliberating.noOpinion'))) return
  await act(stage, { role: 'authority', what: 'give-opinion' }, async () => {
    await settle(stage, cast.authority, 'alone')
    await services.selection.giveOpinion({
      ...{ account: cast.authority, call, command: command('opinion-alone') }
    })
  })
}

/** What the selection still asks of whoever decides: lots, reasons, or outcomes where there is no grid. */
async function settle(stage: RehearsalStage, account: Account, who: string): Promise<void> {
  const { services, call, content, cast } = stage
  const { selection } = services
  const on = { account, call }
  const open = await selection.ranking(on)
  if (open.current === null) return
  const { ranking, missingOutcomes } = open.current
  if (ranking?.pending) {
    await drawLots(services, on, {
      ...{ numbers: [17, 4, 11], givenBy: cast.jury.slice(0, 3).map((one) => one.account.id) },
      commandOf: (step) => command(who, step)
    })
  }
  const drawn = await selection.ranking(on)
  for (const application of drawn.current?.missingReasons ?? []) {
    await selection.giveReason({
      ...{ ...on, application, command: command(who, 'reason', application) },
      text: 'Une règle d’équilibre du règlement l’emporte ici sur l’ordre des points.'
    })
  }
  const { places } = content.settings
  for (const [n, application] of missingOutcomes.entries()) {
    const reserve = n >= places && n < places + 2
    await selection.setOutcome({
      ...{ ...on, application, command: command(who, 'outcome', application) },
      outcome: n < places ? 'selected' : reserve ? 'reserve' : 'notSelected',
      rank: reserve ? n - places + 1 : null,
      text: 'Motif inventé pour la répétition.'
    })
  }
}

async function writeLetters(stage: RehearsalStage): Promise<void> {
  const { cast, services } = stage
  for (const { _id: number } of await dossiersIn(stage, 'file.before.provisional')) {
    await act(stage, { role: 'officer', what: 'write-letter' }, () =>
      writeLetterWords(
        services,
        { account: cast.officer, number },
        {
          opening:
            'Le jury a lu votre dossier avec intérêt. Voici ce qui a compté dans la décision.',
          ...{ conditions: [], comments: {} }
        }
      )
    )
  }
}

function signs(role: 'authority' | 'deputy'): RehearsalDeed['play'] {
  return async (stage) => {
    const waits = await callIs(
      stage,
      ...(role === 'authority'
        ? ['closed.deliberating.decision', 'closed.deliberating.deputy']
        : ['closed.deliberating.deputy'])
    )
    if (!waits) return
    const at = stage.services.clock.now().getTime()
    await act(stage, { role, what: 'sign-decision' }, () =>
      stage.services.selection.sign({
        ...{ account: stage.cast[role], call: stage.call, command: command('sign', role, at) }
      })
    )
  }
}

export async function callIs({ services, call }: RehearsalStage, ...states: string[]) {
  const instance = await services.calls.find(call)
  return instance?.states.some((state) => states.includes(state)) ?? false
}
