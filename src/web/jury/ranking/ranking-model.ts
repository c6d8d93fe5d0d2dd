import type { CurrentRanking, OpenRanking } from '../../../selection/index.ts'
import { isOpen, meetingOf, REASON_MAX } from '../../../selection/index.ts'
import { newId } from '../../../shared/ids.ts'
import { textOf } from '../../applicant/dossier/command-of.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { byField } from '../../refusals/index.ts'
import { sits, type OpenCall } from '../open-call.ts'
import { motionsModel } from '../session/motions-model.ts'
import { holdsThePen, namesOf } from '../session/names-of.ts'
import { quorumModel } from '../session/quorum-model.ts'
import type { NotTaken } from '../session/run-act.ts'
import { costsModel } from './costs-model.ts'
import { placesModel } from './places-model.ts'
import { plotAxis } from './readings-plot.ts'
import { rowModel } from './row-model.ts'
import { tiesModel } from './ties-model.ts'
import { criterionName, problemWords, variationWords } from './words-of.ts'

type Whole = Extract<OpenRanking, { current: CurrentRanking }>

/** The ranking as the room has it: every reading, what is unsure, what each rule costs, what is still to write. */
export async function rankingModel(
  request: PersonRequest,
  call: OpenCall,
  open: Whole,
  not: NotTaken | null
): Promise<ViewModel> {
  const { t, account, clock } = request
  const { current, costs, robustness, problems } = open
  const { session, ranking, content, quorum } = current
  const subjects = new Map(current.instances.map(({ _id, subject }) => [_id, subject]))
  const territories = new Map([...subjects].map(([id, { territory }]) => [id, territory]))
  const names = await namesOf(request, session, open.witnesses)
  const rows = (ranking?.rows ?? []).map((row) =>
    rowModel(row, { current, robustness, subjects, pathOf: (id) => dossierPath(call, id) }, request)
  )
  const eligible = new Set(ranking?.eligible)
  const pen = holdsThePen(call.roles, account.id, session)
  const meeting = meetingOf(session)
  const floors = Object.entries(content.settings.floors)
  const motions = await motionsModel(request, session, names, quorum.votes)
  const costed = costsModel(request, current, costs, subjects)
  const [reasons, ties] = [
    await reasonsModel(request, current, subjects),
    (ranking ?? session.draw) &&
      tiesModel(request, current, subjects, { names, witnesses: open.witnesses })
  ]
  return {
    title:
      rows.length > 0 ? t('jury.ranking.title', { count: rows.length }) : t('jury.nav.ranking'),
    ...{ call: call.shown, now: clock.now(), fullWidth: true },
    session: {
      ...{ open: isOpen(session), openedAt: meeting?.openedAt, closedAt: meeting?.closedAt },
      place: meeting?.place
    },
    ...{
      pen,
      isChair: account.id === session.chair,
      mayPropose: account.id === session.chair || open.alone
    },
    instead: open.alone && !session.proposed,
    quorum:
      session.members.length > 0 && quorumModel(session, current.recusals, quorum, { names, t }),
    ...{ motions, reasons, ties, costs: costed },
    axis: plotAxis(content.settings.threshold),
    above: rows.filter(({ number }) => eligible.has(number)),
    below: rows.filter(({ number }) => !eligible.has(number)),
    ...{ scored: ranking !== null, threshold: content.settings.threshold },
    places: content.settings.places,
    floorsHead: floors.length
      ? t('jury.ranking.floors-head', {
          criteria: floors.map(([id]) => criterionName(content, id, request)).join(', '),
          value: floors[0]?.[1]
        })
      : '',
    runs: robustness?.runs.length ?? 0,
    readers: new Set(current.dossiers.flatMap((one) => one.readings.map(({ reader }) => reader)))
      .size,
    unsure: unsureModel(request, open, territories),
    departements: ranking ? placesModel(ranking) : [],
    problems: problems.map((one) => problemWords(one, territories, { t })),
    proposed: session.proposed,
    ...{ proposeCommand: newId(), closeCommand: newId(), reasonMax: REASON_MAX },
    ...{ errors: not?.problems ?? [], sentences: not?.sentences ?? [] },
    wrong: byField(not?.problems ?? []),
    wrongFor: textOf(request, 'application'),
    action: paths.jury.ranking(call.number)
  }
}

/** Those who sit read it on the jury's page, the team on its own. */
function dossierPath(call: OpenCall, number: string): string {
  return sits(call) ? paths.jury.dossier(call.number, number) : paths.staff.application(number)
}

/** Who holds the last place, over all computations: shown when it is not always the same. */
function unsureModel(
  request: PersonRequest,
  { robustness, current }: Whole,
  names: Map<string, string>
) {
  const last = robustness?.lastPlace ?? []
  if (last.length < 2) return null
  const most = Math.max(...last.map(({ variations }) => variations.length))
  return last.map(({ id, variations }, index) => ({
    ...{ count: variations.length, first: index === 0, width: (variations.length / most) * 128 },
    territory: id ? (names.get(id) ?? id) : request.t('jury.robust.empty'),
    when: index === 0 ? '' : variationWords(variations, current.content, request)
  }))
}

/** The reasons that leaving the order of scores calls for: each candidate concerned will read its own. */
async function reasonsModel(
  request: PersonRequest,
  { ranking, session, missingReasons }: CurrentRanking,
  subjects: ReadonlyMap<string, { territory: string }>
) {
  const { services, t } = request
  const texts = await services.calls.remarks([...session.reasons.values()].map(({ text }) => text))
  const name = (id: string) => subjects.get(id)?.territory ?? id
  const numbers = [...new Set(ranking?.displacements.flatMap(({ id, to }) => [id, to]) ?? [])]
  return numbers.map((number) => {
    const kept = texts.get(session.reasons.get(number)?.text ?? '') ?? ''
    const typed = textOf(request, 'application') === number ? textOf(request, 'reason') : ''
    const leaving = ranking?.displacements.find(({ id }) => id === number)
    return {
      ...{ number, territory: name(number), left: missingReasons.includes(number) },
      what: leaving
        ? t('jury.reason.leaves', { territory: name(number) })
        : t('jury.reason.enters', { territory: name(number) }),
      hint: leaving ? t('jury.reason.leaves-hint') : t('jury.reason.enters-hint'),
      ...{ text: typed || kept, at: session.reasons.get(number)?.at, command: newId() }
    }
  })
}
