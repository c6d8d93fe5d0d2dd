import { meanOf } from '../../../reviews/score/index.ts'
import type { CurrentRanking } from '../../../selection/index.ts'
import { textOf } from '../../applicant/dossier/command-of.ts'
import type { PersonRequest } from '../../page.ts'
import { newId } from '../../../shared/ids.ts'
import { tieWords } from '../minutes/minutes-model.ts'
import { criterionName, decimal } from './words-of.ts'

/** How many people may give a number aloud: three are plenty. */
const GIVERS = 3

type Subjects = ReadonlyMap<string, { territory: string }>

/** Equal scores, what told them apart, and the public draw with everything by which anybody checks it. */
export function tiesModel(
  request: PersonRequest,
  current: CurrentRanking,
  subjects: Subjects,
  { names, witnesses }: { names: ReadonlyMap<string, string>; witnesses: readonly string[] }
) {
  const { ranking, session, content, drawOutdated } = current
  const name = (id: string) => subjects.get(id)?.territory ?? id
  const step = (by: string | null | undefined) => tieWords(by ?? null, content, request)
  const { committed, draw } = session
  const stands = draw !== null && !drawOutdated
  const pending = ranking?.pending ?? null
  const ready = committed !== null && pending !== null && committed.sha256 === pending.sha256
  return {
    settled: (ranking?.ties ?? [])
      .filter(({ ids }) => ids.some((id) => ranking?.eligible.includes(id)))
      .map(({ points, ids, decidedBy }) => ({
        points: decimal(points, request),
        pairs: ids.slice(1).map((id, index) => ({
          ...{ first: name(ids[index] ?? ''), second: name(id), by: step(decidedBy[index]) },
          means: meansOf(current, [ids[index] ?? '', id], decidedBy[index] ?? null, request)
        }))
      })),
    pending: pending && {
      ...{ sha256: pending.sha256, list: pending.list, decidesAPlace: pending.decidesAPlace },
      between: pending.ties.map((ids) => ids.map(name).join(', '))
    },
    ...{ committed, ready, drawOutdated, commitCommand: newId(), drawCommand: newId() },
    draw: draw &&
      stands && {
        ...{ seed: draw.seed, sha256: draw.sha256, at: draw.at, list: draw.list },
        numbers: draw.numbers.map((number, index) => ({
          ...{ number, by: names.get(draw.givenBy[index] ?? '') ?? '' }
        })),
        check: (ranking?.ties ?? [])
          .filter(({ decidedBy }) => decidedBy.includes('draw'))
          .flatMap(({ ids }) => ids.map((id) => `printf '%s' '${draw.seed} ${id}' | sha256sum`))
      },
    givers: Array.from({ length: GIVERS }, (_, index) => ({
      ...{ index, place: index + 1, number: textOf(request, `number.${index}`) },
      people: witnesses.map((account) => ({
        ...{ value: account, label: names.get(account) ?? '' },
        current: textOf(request, `giver.${index}`) === account
      }))
    }))
  }
}

/** « critère 1 : 3,5 et 3,5 ; critère 2 : 4,0 et 3,0 »: each criterion that the rules look at, up to the one that told. */
function meansOf(
  { ranking, rules, content }: CurrentRanking,
  pair: readonly string[],
  decidedBy: string | null,
  request: PersonRequest
): string {
  const scores = pair.flatMap((id) => ranking?.rows.find(({ dossier }) => dossier.id === id) ?? [])
  const criteria = rules.ties.filter((tie) => rules.grid?.criteria.some(({ id }) => id === tie))
  const told = decidedBy === null ? -1 : criteria.indexOf(decidedBy)
  return (told < 0 ? criteria : criteria.slice(0, told + 1))
    .map((criterion) => {
      const [first = '', second = ''] = scores.map(({ score }) =>
        decimal(meanOf(score, criterion), request)
      )
      const named = criterionName(content, criterion, request)
      return request.t('jury.ties.means', { criterion: named, first, second })
    })
    .join(request.t('jury.ties.then'))
}

/** The numbers given aloud and who gave them, in order; lines left empty are left out. */
export function givenNumbers(request: PersonRequest): { numbers: number[]; givenBy: string[] } {
  const lines = Array.from({ length: GIVERS }, (_, index) => ({
    number: textOf(request, `number.${index}`).trim(),
    by: textOf(request, `giver.${index}`)
  })).filter(({ number }) => number !== '')
  return {
    numbers: lines.map(({ number }) => Number(number)),
    givenBy: lines.flatMap(({ by }) => (by === '' ? [] : [by]))
  }
}
