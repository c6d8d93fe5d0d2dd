import { readFileSync } from 'node:fs'
import type { Dossier } from '../../../src/demo/story/dossier-schema.ts'
import { formAnswers } from '../../../src/demo/story/form-answers.ts'
import { loadStory } from '../../../src/demo/story/load-story.ts'
import {
  carryOver,
  checkFile,
  completeness,
  findQuestion,
  readDefinition
} from '../../../src/forms/index.ts'

const FORM = new URL('../../../workflows/territoire-volontaire/template/form.yaml', import.meta.url)
const definition = readDefinition(readFileSync(FORM, 'utf8'))
const story = loadStory()

/** The answers as the form judges them when they are typed. */
const judged = (one: Dossier) => carryOver(definition, definition, formAnswers(one.answers))

const files = (one: Dossier) =>
  one.attachments.map((attachment, at) => ({
    question: attachment.id,
    id: String(at),
    name: attachment.filename,
    type: attachment.realType ?? attachment.filename.split('.').at(-1) ?? '',
    size: 1000,
    sha256: ''
  }))

describe('the story under the real form of the call', () => {
  it('loses no answer: each question of the story is one of the form', () => {
    for (const one of story.dossiers) {
      const kept = judged(one).map((answer) => answer.id)
      expect(kept.sort()).toEqual(Object.keys(one.answers).sort())
    }
  })

  it('has only complete dossiers among the deposited and those sent for signature', () => {
    for (const one of story.dossiers) {
      if (one.status === 'draft' && !one.signatureAsked) continue
      const { problems } = completeness(definition, judged(one), files(one))
      expect({ number: one.number, problems }).toEqual({ number: one.number, problems: [] })
    }
  })

  it('has drafts that are not finished, and not wrong', () => {
    for (const one of story.dossiers) {
      if (one.status !== 'draft' || one.signatureAsked) continue
      const wrong = judged(one).filter((answer) => answer.errors)
      expect({ number: one.number, wrong }).toEqual({ number: one.number, wrong: [] })
      expect(completeness(definition, judged(one), []).complete).toBe(false)
    }
  })

  it('has pieces that the form accepts', () => {
    for (const one of story.dossiers) {
      for (const file of files(one)) {
        const question = findQuestion(definition, file.question)
        if (question?.type !== 'attachment') throw new Error(`${file.question} is no piece`)
        expect([file.name, checkFile(question, file, 0)]).toEqual([file.name, []])
      }
    }
  })

  it('refuses, as the page did on 22 February, the draft answer that was 27 characters too long', () => {
    const vierzon = story.dossiers.find((one) => one.number === 'VAC-0017')
    if (vierzon?.status !== 'deposited' || !vierzon.draftText) throw new Error('no draft text')
    const draft = formAnswers({ ...vierzon.answers, 'reply-commitment': vierzon.draftText.text })
    const answer = carryOver(definition, definition, draft).find(
      (one) => one.id === 'reply-commitment'
    )
    expect(answer?.errors?.[0]).toMatchObject({ code: 'too-long', params: { over: 27 } })
  })
})
