import { conveneJury, drawLots } from '../../playing/acts/jury-acts.ts'
import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'

const CHAIR = 'Hélène Vasseur'
const SECRETARY = 'Nadia Lefort'

/** The afternoon of the jury, from its convocation to the opinion, and the authority's signature. */
export function juryDeeds({ jury }: Story): Deed[] {
  const { convened, opened, closed, draw, motions, reasons, statements, agenda, recusals } = jury
  return [
    deed(convened, 'the jury is convened', (stage) => convene(stage, jury)),
    deed(opened, 'the session opens', (stage) => openSession(stage, jury)),
    ...agenda.map(({ at, dossier }) =>
      deed(at, `the jury examines ${dossier}`, (stage) =>
        inSession(stage, command('examine', dossier), (on) =>
          stage.services.selection.examine({ ...on, application: dossier })
        )
      )
    ),
    ...recusals.flatMap(({ who, dossier, out, back }) => steps(who, [dossier], out, back)),
    deed(draw.at, 'lots are drawn', (stage) => drawTheTie(stage, jury)),
    ...motions.flatMap(motionDeeds),
    ...reasons.map(({ dossier, at, text }) =>
      deed(at, `the reason for ${dossier} is written`, (stage) =>
        inSession(stage, command('reason', dossier), (on) =>
          stage.services.selection.giveReason({ ...on, application: dossier, text })
        )
      )
    ),
    ...statements.map(({ at, by, text }, index) =>
      deed(at, `${by} asks for a disagreement to be written`, async (stage) => {
        const member = await stage.person(by)
        await inSession(stage, command('disagree', index), (on) =>
          stage.services.selection.disagree({ ...on, member: member.id, text })
        )
      })
    ),
    deed(closed, 'the jury gives its opinion', async (stage) => {
      const account = await stage.person(CHAIR)
      const { selection } = stage.services
      const on = { account, call: stage.call }
      await selection.giveOpinion({ ...on, command: command('opinion') })
      await selection.closeSession({ ...on, command: command('close') })
    }),
    deed(jury.decision.signed.at, 'the decision is signed', async (stage) => {
      const account = await stage.person(jury.decision.signed.by)
      await stage.services.selection.sign({ account, call: stage.call, command: command('sign') })
    })
  ]
}

type Jury = Story['jury']
type On = { account: Awaited<ReturnType<Stage['person']>>; call: string; command: string }

async function inSession(
  stage: Stage,
  id: string,
  act: (on: On) => Promise<unknown>
): Promise<void> {
  const account = await stage.person(SECRETARY)
  await act({ account, call: stage.call, command: id })
}

async function convene(stage: Stage, { opened, place, members }: Jury): Promise<void> {
  const [chair, secretary] = await Promise.all([stage.person(CHAIR), stage.person(SECRETARY)])
  const rules = await stage.services.calls.rules(stage.call)
  const seats = new Map(rules?.content.jury.map(({ name, seat }) => [name, seat]))
  const seated = await Promise.all(
    members.map(async ({ who }) => ({
      account: (await stage.person(who)).id,
      seat: seats.get(who) ?? ('organiser' as const)
    }))
  )
  await inSession(stage, command('convene'), (on) =>
    conveneJury(stage.services, on, {
      ...{ meetsAt: new Date(opened), place, members: seated },
      ...{ chair: chair.id, secretary: secretary.id }
    })
  )
}

async function openSession(stage: Stage, { members }: Jury): Promise<void> {
  const { selection } = stage.services
  const chair = await stage.person(CHAIR)
  await selection.openSession({
    account: chair,
    call: stage.call,
    command: command('open-session')
  })
  for (const { who, presence, mandate } of members) {
    const member = (await stage.person(who)).id
    const id = command('presence', who)
    await inSession(stage, id, async (on) => {
      if (presence === 'excused') await selection.excuse({ ...on, member })
      else if (presence === 'represented') {
        const to = (await stage.person(mandate ?? '')).id
        await selection.giveMandate({ ...on, from: member, to, dated: '2027-05-07' })
      } else
        await selection.arrive({ ...on, member, how: presence === 'remote' ? 'remote' : 'room' })
    })
  }
}

function steps(who: string, applications: string[], out: string, back: string): Deed[] {
  return [
    deed(out, `${who} leaves the room`, async (stage) => {
      const member = (await stage.person(who)).id
      await inSession(stage, command('out', who, ...applications), (on) =>
        stage.services.selection.stepOut({ ...on, member, applications })
      )
    }),
    deed(back, `${who} comes back`, async (stage) => {
      const member = (await stage.person(who)).id
      await inSession(stage, command('in', who, ...applications), (on) =>
        stage.services.selection.stepIn({ ...on, member })
      )
    })
  ]
}

async function drawTheTie({ services, person, call }: Stage, { draw }: Jury): Promise<void> {
  const account = await person(SECRETARY)
  const givers = await Promise.all(draw.numbers.map(({ who }) => person(who)))
  await drawLots(
    services,
    { account, call },
    {
      numbers: draw.numbers.map(({ number }) => number),
      givenBy: givers.map(({ id }) => id),
      commandOf: command
    }
  )
}

function motionDeeds(motion: Jury['motions'][number]): Deed[] {
  const { number, text, by, posed, voted, against, abstained } = motion
  const id = command('motion', number)
  const voteOf = (who: string) =>
    against.includes(who) ? 'against' : abstained.includes(who) ? 'abstain' : 'for'
  return [
    deed(posed, `motion ${number} is put`, async (stage) => {
      const mover = (await stage.person(by)).id
      await inSession(stage, id, (on) =>
        stage.services.selection.move({ ...on, mover, text, concerns: 'ranking' })
      )
    }),
    deed(voted, `motion ${number} is voted`, (stage) =>
      inSession(stage, command('vote', number), (on) =>
        stage.services.selection.vote({
          ...{ ...on, motion: id, chair: voteOf(CHAIR) },
          counts: {
            ...{ for: motion.for.length, against: against.length, abstain: abstained.length }
          }
        })
      )
    )
  ]
}
