import { z } from 'zod'
import { findCommune, populationOf } from '../../territories/index.ts'
import { completeAnswers, type CompleteAnswers } from './answers-schema.ts'
import type { DepositedDossier, Dossier } from './dossier-schema.ts'
import type { Story } from './load-story.ts'

/** Opening and closing of the call, as the story tells them. */
const OPENING = Date.parse('2027-01-11T09:00:00+01:00')
const CLOSING = Date.parse('2027-03-15T12:00:00+01:00')

/**
 * What no schema of one file can see: names that nobody bears, dates out of order, a piece that a
 * correction reopens and the dossier never had.
 * @returns one sentence per contradiction, none when the story holds
 */
export function checkStory(story: Story): string[] {
  const problems: string[] = []
  const deposited = new Map<string, DepositedDossier>()
  for (const one of story.dossiers) {
    if (one.status === 'deposited') deposited.set(one.number, one)
    problems.push(...checkDossier(one))
  }
  const names = new Set(story.people.map((person) => person.name))
  const known = (where: string, name: string) => {
    if (!names.has(name)) problems.push(`${where}: nobody is called ${name}`)
  }
  for (const reading of story.readings) {
    const where = `reading of ${reading.dossier}`
    known(where, reading.reader)
    if (!deposited.has(reading.dossier)) problems.push(`${where}: not deposited`)
    if (reading.finished <= reading.assigned) problems.push(`${where}: finished before assigned`)
    reading.levels.forEach((level, at) => {
      const criterion = `C${at + 1}` as 'C1'
      if ([0, 1, 5].includes(level) && !reading.notes[criterion]) {
        problems.push(`${where} by ${reading.reader}: ${criterion} at ${level} asks for a note`)
      }
    })
  }
  for (const correction of story.corrections) {
    const where = `correction ${correction.number} of ${correction.dossier}`
    known(where, correction.by)
    const dossier = deposited.get(correction.dossier)
    for (const id of correction.reopens) {
      if (dossier && !(id in dossier.answers) && !hasAttachment(dossier, id)) {
        problems.push(`${where}: ${id} is neither an answer nor a piece of the dossier`)
      }
    }
    for (const id of Object.keys(correction.answered?.answers ?? {})) {
      if (!correction.reopens.includes(id)) problems.push(`${where}: ${id} was not reopened`)
    }
    if (dossier && correction.answered?.answers) {
      const after = { ...dossier.answers, ...correction.answered.answers }
      const checked = completeAnswers.safeParse(after)
      if (!checked.success) problems.push(`${where}: ${z.prettifyError(checked.error)}`)
    }
  }
  for (const { who } of [...story.jury.members, ...story.jury.recusals, ...story.recusals]) {
    known('jury', who)
  }
  return problems
}

function checkDossier(dossier: Dossier): string[] {
  const problems: string[] = []
  const say = (problem: string) => problems.push(`${dossier.number}: ${problem}`)
  const { answers } = dossier
  const outside = (answers.communes ?? []).filter((code) => !findCommune(code))
  if (outside.length > 0) say(`communes outside the region: ${outside.join(', ')}`)
  if (Date.parse(dossier.drafted.at) < OPENING) say('drafted before the opening')
  if (dossier.status === 'draft') {
    if (!dossier.signatureAsked) return problems
    // Nobody is asked to sign what could not be deposited.
    const complete = completeAnswers.safeParse(answers)
    if (!complete.success) say(`signature asked on an incomplete draft: ${complete.error.message}`)
    else checkPieces(dossier, complete.data, say)
    if (dossier.lastSaved > dossier.signatureAsked.at) say('changed after the signature was asked')
    return problems
  }
  const { signed, deposited } = dossier
  // What comes on paper was signed before anybody typed it in.
  const steps = deposited.channel === 'paper' ? [signed] : [dossier.drafted, signed]
  const order = [...steps, deposited].map((step) => Date.parse(step.at))
  if (order.some((at, index) => index > 0 && at < (order[index - 1] ?? 0))) {
    say('drafted, signed and deposited in the wrong order')
  }
  if (Date.parse(deposited.at) > CLOSING) say('deposited after the closing')
  const official = populationOf(dossier.answers.communes)
  if (Math.abs(dossier.answers.population - official) > official / 50) {
    say(`population ${dossier.answers.population}, officially ${official}`)
  }
  checkPieces(dossier, dossier.answers, say)
  return problems
}

function checkPieces(dossier: Dossier, answers: CompleteAnswers, say: (problem: string) => void) {
  for (const id of requiredPieces(answers)) {
    if (!hasAttachment(dossier, id)) say(`the piece ${id} is required and missing`)
  }
}

/** The pieces asked at deposit, from the answers: the rules of the form. */
function requiredPieces(answers: CompleteAnswers): string[] {
  return [
    'engagement-letter',
    ...(answers['council-vote'] === 'adopted' ? ['council-deliberation'] : []),
    ...(answers['lead-kind'] === 'grouping' ? ['partner-letters'] : []),
    ...(answers.funding === 'yes' ? ['provisional-budget'] : []),
    ...(answers['signatory-is-head'] === 'no' ? ['signature-delegation'] : [])
  ]
}

function hasAttachment(dossier: Dossier, id: string): boolean {
  return dossier.attachments.some((attachment) => attachment.id === id)
}
