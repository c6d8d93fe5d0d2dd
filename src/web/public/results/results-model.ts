import type { PublicResults } from '../../../selection/index.ts'
import { listFormat } from '../../../shared/formats.ts'
import { inLang } from '../../../shared/lang.ts'
import { parisDate, parisDay } from '../../../shared/paris-time.ts'
import { listDepartements } from '../../../territories/index.ts'
import type { VisitorRequest } from '../../page.ts'
import { departementsMap } from '../../plots/departements-map.ts'
import { linksOf } from '../call/call-model.ts'
import { deadlineWords } from '../call/calendar-words.ts'
import { numberWords } from '../call/number-words.ts'
import type { PublicCall } from '../call/public-call.ts'
import { shortHash } from '../call/short-hash.ts'
import { STAGE_KIND } from '../call/stage.ts'
import { publicPaths } from '../paths.ts'
import { paths } from '../../paths.ts'
import { answersSum } from './answers-sum.ts'
import { decisionCourse } from './decision-course.ts'
import { drawProof } from './draw-proof.ts'
import { figureTables } from './figures.ts'
import { nextSteps } from './next-steps.ts'
import { resultsCsv, resultsJson } from './open-data.ts'
import { projectCards } from './project-cards.ts'
import { displacementNotice, rulesHeld } from './rules-held.ts'

/** What the page of results shows: the selected, and figures in which nobody else can be found. */
export async function resultsModel(
  call: PublicCall,
  results: PublicResults,
  { services, clock, t, lang }: Pick<VisitorRequest, 'services' | 'clock' | 't' | 'lang'>
) {
  const { number, content, stage, seal, at } = call
  const now = clock.now()
  const speech = { t, lang, now }
  const { projects, arithmetic } = results
  const count = projects.length
  const names = listFormat(lang).format(projects.map(({ territory }) => territory))
  const seals = await services.calls.seals(number)
  const promise = new Date(at.answersBy)
  const last = arithmetic.lastAnsweredAt
  return {
    title: t('public.results.title', { call: inLang(content.shortTitle, lang).text }),
    ...{ number, version: seal.version, organiser: content.organiser, links: linksOf(number) },
    badge: { text: t(`public.stage.${stage}`), kind: STAGE_KIND[stage] },
    heading: t('public.results.heading', {
      count,
      selected: numberWords(count, t, { capital: true })
    }),
    lead: t('public.results.lead', { count, names, call: inLang(content.shortTitle, lang).text }),
    callTitle: content.title,
    closes: deadlineWords(new Date(at.closesAt), speech),
    answered: {
      all: arithmetic.answered === arithmetic.received && arithmetic.received > 0,
      last: last ? parisDate(last, lang) : '',
      promised: parisDay(promise, lang, now),
      kept: last !== null && last.getTime() <= at.answersBy
    },
    map: mapOf(results),
    mapText: t('public.results.map-text', { names: places(results) }),
    projects: projectCards(projects, speech),
    sum: answersSum(results, t),
    course: decisionCourse(call, results, speech),
    displacement: displacementNotice(results, speech),
    held: rulesHeld(call, results, speech),
    draw: drawProof(results.draw, speech),
    jury: content.jury.map((juror) => {
      const presence = results.session?.members.find(({ name }) => name === juror.name)?.presence
      return { ...juror, presence: presence ? t(`public.jury.presence.${presence}`) : '' }
    }),
    next: nextSteps(call, results, speech),
    reserveUntil: parisDate(new Date(at.reserveExpiresAt), lang),
    figures: figureTables(results, t),
    seals: seals.map(({ version, at: sealedAt, sha256, reason }) => ({
      ...{ version, sealedAt, reason, short: shortHash(sha256) }
    })),
    unchanged: seals.length === 1,
    now,
    data: {
      csv: { path: publicPaths.resultsCsv(number), size: resultsCsv(call, results).length },
      json: { path: publicPaths.resultsJson(number), size: resultsJson(call, results).length }
    },
    mine: paths.signIn.ask()
  }
}

function mapOf({ projects }: PublicResults) {
  return departementsMap(
    listDepartements(),
    projects.flatMap(({ departement, territory }) =>
      departement ? [{ departement, name: shortName(territory) }] : []
    )
  )
}

/** « Vierzon (18), Nogent-le-Rotrou (28) »: what the map says, for whoever does not see it. */
function places({ projects }: PublicResults): string {
  return projects
    .map(({ territory, departement }) =>
      departement ? `${territory} (${departement})` : territory
    )
    .join(', ')
}

/** As people say it: the kind of authority is on its card. */
function shortName(territory: string): string {
  return territory
    .replace(/^Communauté de communes\s+/i, 'CC ')
    .replace(/^Communauté d[’']agglomération\s+/i, 'CA ')
}
