import type { Answer } from '../../../selection/index.ts'
import { inLang } from '../../../shared/lang.ts'
import { parisDate } from '../../../shared/paris-time.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { deadlineWords, timeLeftOrPassed } from '../../public/call/calendar-words.ts'
import { offersOf } from '../deed/offer-of.ts'
import { dossierHead } from '../dossier/dossier-head.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { nameIn, peopleOf } from '../dossier/people-of.ts'
import { statusDeeds } from '../status/status-deeds.ts'
import { blocksShown, letterOf } from './decision-letter.ts'
import { scoreTable } from './score-table.ts'

/** An answer that was opened: its letter, its reasons, what it asks, and how to contest it. */
export async function decisionModel(
  request: PersonRequest,
  dossier: OpenDossier,
  answer: Answer
): Promise<ViewModel> {
  const { t, lang, clock } = request
  const { number, content, voice, instance } = dossier
  const [people, offers, letter] = await Promise.all([
    peopleOf(request, dossier),
    offersOf(request, dossier),
    letterOf(request, answer)
  ])
  const read = instance.history.findLast(({ event }) =>
    ['READ', 'RECORD_RECEPTION'].includes(event.type)
  )
  const { sheet, decision } = answer
  const organiser = content.organiser
  const deadline = (instant: Date | null) =>
    instant && {
      words: deadlineWords(instant, voice),
      left: timeLeftOrPassed(instant, clock.now(), voice)
    }
  return {
    title: t(`applicant.decision.outcome.${answer.outcome}`),
    ...{ head: dossierHead(dossier), outcome: answer.outcome, stage: answer.stage },
    rank: answer.outcome === 'reserve' ? answer.rank : null,
    read: read && {
      at: read.at,
      by: nameIn(people, read.by.id),
      availableAt: answer.availableAt
    },
    letter: {
      authority: decision ? content.authority.body : organiser.name,
      title: decision
        ? inLang(content.authority.title, lang).text
        : inLang(organiser.for, lang).text,
      date: parisDate(decision?.at ?? answer.availableAt, lang),
      number: decision?.number ?? '',
      to: people
        .filter(({ signs, writes }) => signs || writes)
        .map(({ name, quality }) => ({ name, quality })),
      subject: letter?.subject ?? '',
      blocks: sheet ? [] : blocksShown(letter?.blocks ?? []),
      opening: sheet?.opening ?? '',
      reason: sheet?.reason ?? '',
      conditions: sheet?.conditions ?? [],
      replaced: decision?.replaced ?? null
    },
    table: sheet && scoreTable(sheet, voice),
    signed: decision && {
      ...{ name: decision.signer.name, at: decision.at, code: decision.code },
      verifyPath: paths.public.verifyCode(decision.code)
    },
    acceptBy: deadline(answer.acceptBy),
    piecesBy: answer.stage === 'accepted' ? deadline(answer.piecesBy) : null,
    appealBy: deadline(answer.appealBy),
    reserveUntil: deadline(answer.reserveExpiresAt),
    appeal: inLang(content.mentions.appeal, lang).text,
    court: inLang(content.mentions.court, lang).text,
    mayContest: ['selected', 'reserve', 'notSelected', 'inadmissible'].includes(answer.outcome),
    deeds: statusDeeds(request, dossier, offers),
    mayAccept: offers.some(({ event, allowed }) => event === 'ACCEPT' && allowed),
    ...{ territory: instance.subject.territory, organiser },
    links: {
      pdf: paths.applicant.decisionPdf(number),
      accept: paths.applicant.accept(number),
      decline: paths.applicant.decline(number),
      messages: paths.applicant.messages(number)
    }
  }
}
