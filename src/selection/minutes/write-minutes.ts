import type { SelectionDeps } from '../selection-deps.ts'
import type { ApplicationInstance } from '../../applications/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { readSelection, type ReadSelection } from '../proposal/frozen-selection.ts'
import { currentRanking } from '../proposal/current-ranking.ts'
import { membersRecused, type Recusals } from '../session/quorum.ts'
import { recusalsOf } from '../session/recusals.ts'
import { entriesOf } from '../session/record.ts'
import { sessionOf, type Presence, type Session } from '../session/session.ts'
import { rowsOf, type Margin, type Minutes, type MinutesMember } from './minutes.ts'
import { minutesQuorums, quorumAt } from './minutes-quorums.ts'

const iso = (date: Date | null) => date?.toISOString() ?? null
const margin = ({ n, at }: { n: number; at: Date }): Margin => ({ n, at: at.toISOString() })

/** Puts the minutes together from the journal: the same journal gives the same minutes. @throws NotFound without a session */
export async function composeMinutes(deps: SelectionDeps, call: string): Promise<Minutes> {
  const [entries, rules] = await Promise.all([entriesOf(deps, call), deps.calls.rules(call)])
  const last = entries.at(-1)
  if (!last || !rules) throw new NotFound(`minutes of ${call}`)
  const session = sessionOf(entries)
  const selection = session.proposed ? await readSelection(deps, session.proposed.selection) : null
  const ranking = selection?.ranking ?? (await currentRanking(deps, call)).ranking
  const subjects = await subjectsOf(deps, call)
  const recusals = await recusalsOf(deps, numbersOf(selection, subjects))
  const names = await namesOf(deps, session, recusals)
  const natures = await naturesOf(deps, recusals)
  const texts = await deps.calls.remarks(remarksOf(session))
  const name = (id: string) => names.get(id) ?? ''
  const text = (id: string) => texts.get(id) ?? ''
  const territory = (number: string) => subjects.get(number)?.territory ?? ''
  return {
    format: 'candide.minutes/1',
    ...{ call, title: rules.content.title, secretary: name(session.secretary) },
    meetings: session.meetings.map((one) => ({
      ...{ place: one.place, quorumWaived: one.quorumWaived },
      ...{ convenedAt: one.convenedAt.toISOString(), meetsAt: one.meetsAt.toISOString() },
      ...{ openedAt: iso(one.openedAt), adjournedAt: iso(one.adjournedAt) },
      closedAt: iso(one.closedAt)
    })),
    members: membersOf(session, name),
    recusals: [...membersRecused(session, recusals)].map(([number, accounts]) => ({
      ...{ number, territory: territory(number) },
      members: accounts.map((account) => ({
        ...{ name: name(account), nature: natures.get(`${number}:${account}`) ?? null }
      }))
    })),
    absences: session.absences.map(({ member, applications, from, until }) => ({
      ...{
        member: name(member),
        numbers: applications,
        from: from.toISOString(),
        until: iso(until)
      }
    })),
    quorums: minutesQuorums(entries, recusals, ranking?.rows.length ?? 0),
    ranking: ranking ? rowsOf(ranking, subjects, rules.content.settings.floors) : [],
    readings: readingsOf(selection),
    displacements: (ranking?.displacements ?? []).map(({ id, to, rules: by }) => ({
      ...{ number: id, to, rules: by },
      reasons: [id, to].flatMap((number) => {
        const given = session.reasons.get(number)
        return given ? [{ number, text: text(given.text), margin: margin(given) }] : []
      })
    })),
    ties: (ranking?.ties ?? []).map(({ ids, points, decidedBy }) => ({
      ...{ numbers: [...ids], points, decidedBy: [...decidedBy] }
    })),
    draw: session.draw && {
      ...{ sha256: session.draw.sha256, numbers: session.draw.numbers, seed: session.draw.seed },
      ...{ givenBy: session.draw.givenBy.map(name), margin: margin(session.draw) }
    },
    motions: session.motions.flatMap(({ text: id, by, vote, concerns }) => {
      if (!vote) return []
      const { for: inFavour, against, abstain, adopted, casting } = vote
      const votes = { for: inFavour, against, abstain, adopted, casting }
      const { votes: counted, ...rest } = quorumAt(entries, recusals, concerns, vote.n)
      const quorum = {
        ...{ votes: counted, required: rest.required, met: rest.met, waived: rest.waived }
      }
      return [{ text: text(id), by: name(by), ...votes, quorum, margin: margin(vote) }]
    }),
    disagreements: session.disagreements.map((one) => ({
      ...{ member: name(one.member), text: text(one.text), margin: margin(one) }
    })),
    proposal: session.proposed &&
      selection && {
        selected: inOrder(selection, 'selected'),
        reserve: inOrder(selection, 'reserve'),
        margin: margin(session.proposed)
      },
    journal: { entries: entries.length, hash: last.hash }
  }
}

function membersOf(session: Session, name: (id: string) => string): MinutesMember[] {
  return session.members.map(({ account, seat, votes }) => {
    const presence = session.presence.get(account)
    const mandate = session.mandates.find(({ from }) => from === account)
    return {
      ...{ name: name(account), seat, votes, chair: account === session.chair },
      presence: mandate ? 'represented' : howOf(presence),
      ...{ arrivedAt: iso(presence?.arrivedAt ?? null), leftAt: iso(presence?.leftAt ?? null) },
      representedBy: mandate ? { name: name(mandate.to), dated: mandate.dated } : null
    }
  })
}

function howOf(presence: Presence | undefined): MinutesMember['presence'] {
  return presence?.how ?? 'absent'
}

/** What each declared, by its nature only: their words stay theirs. */
async function naturesOf({ reviews }: SelectionDeps, recusals: Recusals) {
  const ids = [...recusals].flatMap(([number, all]) => all.map((account) => `${number}:${account}`))
  const found = await reviews.models.declarations.find({ _id: { $in: ids } }, { link: 1 }).lean()
  return new Map(found.map(({ _id, link }) => [_id, link]))
}

function inOrder({ frozen }: ReadSelection, outcome: 'selected' | 'reserve'): string[] {
  return frozen.outcomes
    .filter((one) => one.outcome === outcome)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ number }) => number)
}

function readingsOf(selection: ReadSelection | null): Minutes['readings'] {
  const all = selection?.frozen.dossiers.flatMap(({ readings }) => readings) ?? []
  return { total: all.length, readers: new Set(all.map(({ reader }) => reader)).size }
}

type Subjects = Map<string, { territory: string; departement: string | null }>

async function subjectsOf(
  { applications: { models } }: SelectionDeps,
  call: string
): Promise<Subjects> {
  const all = await models.applications
    .find({ 'subject.call': call }, { subject: 1 })
    .lean<Pick<ApplicationInstance, '_id' | 'subject'>[]>()
  return new Map(all.map(({ _id, subject }) => [_id, subject]))
}

function numbersOf(selection: ReadSelection | null, subjects: Subjects): string[] {
  return selection?.frozen.dossiers.map(({ id }) => id) ?? [...subjects.keys()]
}

async function namesOf({ accounts }: SelectionDeps, session: Session, recusals: Recusals) {
  const ids = new Set([
    ...session.members.map(({ account }) => account),
    ...[session.secretary, ...(session.draw?.givenBy ?? [])],
    ...[...recusals.values()].flat()
  ])
  const people = await accounts.findMany([...ids])
  return new Map(people.map(({ id, name }) => [id, name]))
}

function remarksOf({ reasons, motions, disagreements }: Session): string[] {
  return [...reasons.values(), ...motions, ...disagreements].map(({ text }) => text)
}
