import {
  anchorOf,
  completeness,
  eligibility,
  problemText,
  type Answer,
  type AttachedFile
} from '../../src/forms/index.ts'
import { eig6Form, english, french, volunteerForm } from './support/forms.ts'
import { fileFor, REPLY_TOO_LONG, VIERZON_FILES, vierzon } from './support/vierzon.ts'

const judge = (answers: Answer[], files: AttachedFile[] = VIERZON_FILES) =>
  completeness(volunteerForm, answers, files)

const problemsOf = (answers: Answer[], files?: AttachedFile[]) =>
  judge(answers, files).problems.map((one) => `${one.question}: ${one.error.code}`)

describe('how far a dossier is', () => {
  it('is complete when everything wanted is there, and counts positions, not boxes', () => {
    const whole = judge(vierzon())
    expect(whole.problems).toEqual([])
    expect(whole.complete).toBe(true)
    expect(whole.sections.map((one) => `${one.letter} ${one.answered}/${one.required}`)).toEqual([
      'A 3/3',
      'B 6/6',
      'C 3/3',
      'D 8/8',
      'E 6/6',
      'F 3/3',
      'G 5/5'
    ])
    expect([whole.answered, whole.required]).toEqual([34, 34])
  })

  it('counts D5 as unanswered while one of its two questions is', () => {
    const part = judge(vierzon({ 'publics-how': '' }))
    expect(part.sections[3]).toMatchObject({ answered: 7, required: 8, invalid: 0 })
    expect(part.complete).toBe(false)
  })

  it('says in the summary what the reference screen says, with a link to the field', () => {
    const { problems, sections } = judge(vierzon({ 'reply-commitment': REPLY_TOO_LONG }))
    const [problem] = problems
    if (!problem) throw new Error('no problem found')
    expect(sections[3]).toMatchObject({ answered: 7, required: 8, invalid: 1 })
    expect(anchorOf(problem)).toBe('#field-reply-commitment')
    expect(problemText(problem, volunteerForm, french.t, 'fr')).toBe(
      'D8, Ce que vous répondrez, à qui et sous quel délai\u00a0: 27 caractères de trop'
    )
    expect(problemText(problem, volunteerForm, english.t, 'en')).toMatch(
      /: 27 characters too many$/
    )
  })

  it('links to the part to mend', () => {
    const { problems } = judge(
      vierzon({ 'signatory.mail': 'paul', 'timetable.1.end': '2027-10-15' })
    )
    expect(problems.map(anchorOf)).toEqual(['#field-signatory_mail', '#field-timetable_1_end'])
  })

  it('wants nothing from an empty optional list, and the mending of a wrong one', () => {
    const without = { 'initiatives.0.name': '', 'initiatives.0.link': '', 'initiatives.0.text': '' }
    expect(problemsOf(vierzon(without))).toEqual([])
    expect(problemsOf(vierzon({ 'initiatives.0.name': '' }))).toEqual(['initiatives: missing-part'])
  })

  it('starts with every wanted answer missing', () => {
    const empty = judge([], [])
    expect(empty.answered).toBe(0)
    expect(empty.sections.every((one) => one.answered === 0 && one.required > 0)).toBe(true)
  })

  it('works for a call without pieces or conditions on territories', () => {
    expect(completeness(eig6Form, [], []).problems.length).toBe(34)
  })
})

describe('what depends on other answers', () => {
  it('wants amount, budget and its table only when funding is asked for', () => {
    const files = VIERZON_FILES.filter((one) => one.question !== 'provisional-budget')
    expect(problemsOf(vierzon(), files)).toEqual(['provisional-budget: missing-file'])
    expect(problemsOf(vierzon({ funding: 'no' }), files)).toEqual([])
    expect(judge(vierzon({ funding: 'no' })).sections[4]).toMatchObject({
      answered: 4,
      required: 4
    })
  })

  it('wants a delegation when the signatory is not at the head', () => {
    const answers = vierzon({ 'signatory-is-head': 'no' })
    expect(problemsOf(answers)).toEqual(['signature-delegation: missing-file'])
    const files = [...VIERZON_FILES, fileFor('signature-delegation')]
    expect(judge(answers, files).sections[2]).toMatchObject({ answered: 4, required: 4 })
  })

  it('wants the deliberation once adopted, later when scheduled, a reason when not needed', () => {
    const files = VIERZON_FILES.filter((one) => one.question !== 'council-deliberation')
    const scheduled = vierzon({ 'council-vote': 'scheduled' })
    expect(problemsOf(scheduled, files)).toEqual([])
    const later = completeness(volunteerForm, scheduled, files, 'selection').problems
    expect(later.map((one) => one.question)).toEqual(['bank-details', 'council-deliberation-later'])
    expect(problemsOf(vierzon({ 'council-vote': 'not-needed' }), files)).toEqual([
      'council-vote-reason: missing'
    ])
    expect(problemsOf(vierzon(), files)).toEqual(['council-deliberation: missing-file'])
  })

  it('wants from a grouping its name, since no official list has it', () => {
    expect(problemsOf(vierzon({ 'lead-kind': 'petr' }))).toContain('territory-name: missing')
    expect(problemsOf(vierzon({ 'lead-kind': 'commune' }))).not.toContain('territory-name: missing')
  })

  it('wants from a grouping its members, its lead, and one letter per member', () => {
    const members = {
      'lead-kind': 'grouping',
      'territory-name': 'Groupement de la vallée',
      'members.0.siret': '73282932000074',
      'members.0.representative': 'Ana, maire',
      'members.1.siret': '35600000000048',
      'members.1.representative': 'Luc, président'
    }
    expect(problemsOf(vierzon(members))).toEqual([
      'lead-member: missing',
      'partner-letters: missing-file'
    ])
    const answers = vierzon({ ...members, 'lead-member': '73282932000074' })
    const one = judge(answers, [...VIERZON_FILES, fileFor('partner-letters', 'a.pdf')])
    expect(one.problems[0]?.error.params).toEqual({ given: 1, min: 2, lacking: 1, count: 1 })
    const two = ['a.pdf', 'b.pdf'].map((name) => fileFor('partner-letters', name))
    expect(problemsOf(answers, [...VIERZON_FILES, ...two])).toEqual([])
  })

  it('takes a map instead of the boundary of a neighbourhood', () => {
    const answers = vierzon({ 'lead-kind': 'neighbourhood' })
    expect(problemsOf(answers)).toEqual(['boundary: missing'])
    expect(problemsOf(answers, [...VIERZON_FILES, fileFor('map')])).toEqual([])
  })
})

describe('eligibility', () => {
  it('explains each « non », and stops the deposit', () => {
    const answers = vierzon({ 'eligible-region': 'no', 'contacts-identified': 'no' })
    const { blocked, unanswered } = eligibility(volunteerForm, answers)
    expect(blocked.map((one) => one.question)).toEqual(['eligible-region', 'contacts-identified'])
    expect(blocked[0]?.because.fr).toMatch(/six départements/)
    expect(unanswered).toEqual([])
    expect(problemsOf(answers)).toEqual([
      'eligible-region: blocking',
      'contacts-identified: blocking'
    ])
    expect(judge(answers).sections[0]).toMatchObject({ answered: 1, required: 3 })
  })

  it('knows what could still block', () => {
    expect(eligibility(volunteerForm, [])).toEqual({
      blocked: [],
      unanswered: ['eligible-region', 'contacts-identified']
    })
  })
})
