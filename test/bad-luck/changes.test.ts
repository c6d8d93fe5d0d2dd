import type { Account } from '../../src/accounts/index.ts'
import type { CallContent } from '../../src/calls/index.ts'
import { BadInput, Stale } from '../../src/shared/errors.ts'
import { depositDossier, openSetting, type Setting } from '../selection/support/setting.ts'
import { pageOf } from './support/dossier.ts'

describe('a call that changes while dossiers are under way', () => {
  let setting: Setting
  let nadia: Account
  let ines: Account
  let draft: string
  const deposited = 'VAC-0900'

  beforeAll(async () => {
    setting = await openSetting()
    nadia = await setting.person('Nadia Lefort', 'officer')
    ines = await setting.person('Ines Caron')
    const { services, call, command } = setting
    draft = await services.applications.start({ call, account: ines, command: command() })
    await depositDossier(setting, await setting.person('Other Writer'), {
      ...{ number: deposited, territory: 'Tours', departement: '37', density: 'urban', qpv: false }
    })
    await setting.goTo('2027-03-14T10:00:00+01:00')
  })
  afterAll(() => setting?.close())

  const on = () => ({
    ...{ number: setting.call, command: setting.command() },
    by: { id: nadia.id, roles: ['officer'] }
  })
  const dossier = async (number: string) => {
    const found = await setting.services.applications.models.applications.findById(number).lean()
    if (!found) throw new Error(`${number} is missing.`)
    return found
  }
  const mails = (letter: string) => setting.services.messages.list({ letter })

  it('an amendment never touches criteria, weights, settings or dates', async () => {
    const { calls } = setting.services
    const forbidden: ((content: CallContent) => CallContent)[] = [
      (content) => ({ ...content, settings: { ...content.settings, places: 9 } }),
      (content) => ({
        ...content,
        calendar: { ...content.calendar, closesAt: '2027-03-20T12:00' }
      }),
      (content) => ({
        ...content,
        grid: content.grid && {
          ...content.grid,
          criteria: content.grid.criteria.map((one, index) =>
            index < 2 ? { ...one, weight: one.weight + (index === 0 ? 1 : -1) } : one
          )
        }
      })
    ]
    for (const change of forbidden) {
      await expect(calls.amend({ ...on(), change, reason: 'Parce que.' })).rejects.toThrow(BadInput)
    }
    expect(await calls.seals(setting.call)).toHaveLength(1)
  })

  it('an amended form leaves deposits as they were, and carries drafts over', async () => {
    const { calls, applications } = setting.services
    const reworded = {
      ...on(),
      change: (content: CallContent) => ({ ...content, pitch: { fr: 'Une phrase corrigée.' } })
    }
    await expect(calls.amend({ ...reworded, reason: '' })).rejects.toThrow()
    const reason = 'Une phrase se lisait de deux façons.'
    await calls.amend({ ...reworded, reason })
    expect((await calls.seals(setting.call)).at(-1)).toMatchObject({ kind: 'amendment', reason })
    const rewritten = await applications.saveSection({
      ...{ account: ines, number: draft, section: 'project', input: pageOf('project') }
    })
    expect(rewritten.draft.rules).toBe(2)
    expect((await applications.revision(deposited, 1))?.rules).toBe(1)
    expect((await calls.seals(setting.call)).map(({ kind }) => kind)).toEqual([
      'opening',
      'amendment'
    ])
  })

  it('an amendment from an older page does not take a colleague’s back', async () => {
    const { calls } = setting.services
    const { v: seen } = await calls.content({ number: setting.call })
    const reword = (fr: string) => ({
      ...{ ...on(), reason: 'Une phrase.', expect: seen },
      change: (content: CallContent) => ({ ...content, pitch: { fr } })
    })
    await calls.amend(reword('Une deuxième phrase.'))
    await expect(calls.amend(reword('Une troisième phrase.'))).rejects.toThrow(Stale)
    // the first form sent again is no conflict
    await calls.amend(reword('Une deuxième phrase.'))
    const { content } = await calls.content({ number: setting.call })
    expect(content.pitch.fr).toBe('Une deuxième phrase.')
  })

  it('an extension reaches every dossier, with its reason in the journal, and reminds drafts anew', async () => {
    const { calls } = setting.services
    const before = (await mails('draft-reminder')).length
    await calls.extend({
      ...{ ...on(), dates: { closesAt: '2027-03-22T12:00' } },
      reason: 'La poste est en grève.'
    })
    await setting.settle()
    const closesAt = new Date('2027-03-22T12:00:00+01:00').getTime()
    for (const number of [draft, deposited]) {
      const { history, timers, snapshot } = await dossier(number)
      expect(snapshot.context['calendar']).toMatchObject({ closesAt })
      const told = history.filter(({ event }) => event.type === 'CHANGE_CALENDAR')
      expect(told).toHaveLength(1)
      const remarks = await calls.remarks([String(told[0]?.event['reason'])])
      expect([...remarks.values()]).toEqual(['La poste est en grève.'])
      const fallbacks = timers.map(({ dueAt }) => dueAt.getTime())
      expect(fallbacks).toContain(closesAt + 2 * 86_400_000)
    }
    const told = (await mails('calendar-changed')).map(({ to }) => to.address)
    expect(told.toSorted()).toEqual(['ines.caron@example.org', 'other.writer@example.org'])

    await setting.goTo('2027-03-21T12:00:00+01:00')
    expect((await calls.find(setting.call))?.states).toEqual(['open.lastDays'])
    expect((await dossier(draft)).tags).toContain('editable')
    expect((await mails('draft-reminder')).length).toBeGreaterThan(before)
  })

  it('after the closing only what is still to come is postponed', async () => {
    const { calls } = setting.services
    await setting.goTo('2027-03-22T12:05:00+01:00')
    const jury = { juryAt: '2027-05-18T14:00' }
    await expect(
      calls.postpone({ ...on(), dates: { closesAt: '2027-03-25T12:00' }, reason: 'Trop court.' })
    ).rejects.toThrow('closingStandsStill')
    // refused on a date, and reworded before the same form was sent again
    const form = on()
    const early = { ...form, dates: { ...jury, closesAt: '2027-03-25T12:00' } }
    await expect(calls.postpone({ ...early, reason: 'La sale est prise.' })).rejects.toThrow()
    await calls.postpone({ ...form, dates: jury, reason: 'La salle est prise.' })
    await setting.settle()
    const said = (await dossier(deposited)).history.at(-1)?.event['reason']
    expect((await calls.remarks([String(said)])).get(String(said))).toBe('La salle est prise.')
    const { snapshot, states } = await dossier(deposited)
    expect(snapshot.context['calendar']).toMatchObject({
      juryAt: new Date('2027-05-18T14:00:00+02:00').getTime()
    })
    expect(states).toContain('file.before.screening.untaken')
    // whoever has their answer already is not told of dates that no longer concern them
    const told = (await mails('calendar-changed')).map(({ to }) => to.address)
    expect(told.filter((to) => to === 'ines.caron@example.org')).toHaveLength(1)
    expect(told.filter((to) => to === 'other.writer@example.org')).toHaveLength(2)
  })

  it('a calendar whose dates would not follow each other is refused, and nothing is sealed', async () => {
    const { calls } = setting.services
    const seals = (await calls.seals(setting.call)).length
    const dates = { readingsEndAt: '2027-05-30T18:00' }
    await expect(calls.postpone({ ...on(), dates, reason: 'Plus de temps.' })).rejects.toThrow(
      BadInput
    )
    expect(await calls.seals(setting.call)).toHaveLength(seals)
  })

  it('stopped, it answers everyone, with the reason', async () => {
    const { calls } = setting.services
    await calls.cancel({ ...on(), reason: 'Le budget a été retiré par la Région.' })
    await setting.settle()
    expect((await dossier(deposited)).states).toContain('file.answered.closedWithoutAction')
    const answers = await mails('closed-without-action')
    expect(answers.map(({ application }) => application)).toEqual([deposited])
    expect(JSON.stringify(answers[0]?.blocks)).toContain('retiré par la Région')
    const { unanswered } = await setting.services.applications.unanswered(setting.call)
    expect(unanswered).toBe(0)
  })
})

describe('a call that changes before anything was deposited', () => {
  let other: Setting
  beforeAll(async () => {
    other = await openSetting()
  })
  afterAll(() => other?.close())

  it('an answer to a public question reaches whoever asked, once for each wording', async () => {
    const { calls, messages } = other.services
    const id = await calls.ask({
      ...{ number: other.call, text: 'Un PETR peut-il candidater ?', mail: 'petr@example.org' }
    })
    const answer = (words: string) =>
      calls.answer({
        ...{ id, text: 'Un PETR peut-il candidater ?', answer: words },
        by: { id: 'nadia', roles: ['officer'] }
      })
    await answer('Oui.')
    await answer('Oui.')
    const first = await messages.list({ letter: 'question-answered' })
    expect(first.map(({ to }) => to.address)).toEqual(['petr@example.org'])
    await answer('Oui, avec l’accord de ses communes.')
    expect(await messages.list({ letter: 'question-answered' })).toHaveLength(2)

    await calls.erase(other.call)
    const kept = await calls.models.questions.findById(id).lean()
    expect(kept).toMatchObject({ askedBy: null, answer: 'Oui, avec l’accord de ses communes.' })
  })

  it('stopped while it is open, drafts are answered too, and nothing of them can be changed', async () => {
    const { calls, applications, accounts } = other.services
    const writer = await other.person('Ines Caron')
    const officer = await accounts.ensure({ mail: 'nadia.lefort@example.org' })
    const number = await applications.start({
      ...{ call: other.call, account: writer, command: other.command() }
    })
    await calls.cancel({
      ...{ number: other.call, command: other.command(), reason: 'Sans suite.' },
      by: { id: officer.id, roles: ['officer'] }
    })
    await other.settle()
    const found = await applications.models.applications.findById(number).lean()
    expect(found?.states).toContain('file.answered.closedWithoutAction')
    await expect(
      applications.saveSection({
        ...{ account: writer, number, section: 'project', input: pageOf('project') }
      })
    ).rejects.toThrow('WRITE')
  })
})
