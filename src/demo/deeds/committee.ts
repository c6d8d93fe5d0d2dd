import { command, deed, type Deed, type Stage } from '../deed.ts'
import type { Story } from '../story/load-story.ts'

type Reading = Story['readings'][number]

/** Readers are given their dossiers before the readings open; each reading is then finished at its date. */
export function committeeDeeds(story: Story): Deed[] {
  const before = '2027-03-28T18:00:00+02:00'
  return [
    deed('2027-03-28T17:00:00+02:00', 'the committee declares its links', declareAll),
    ...story.readings
      .filter(({ order }) => order !== 'third')
      .map((one) =>
        deed(before, `${one.dossier} is given to ${one.reader}`, (stage) => assign(stage, one))
      ),
    ...story.readings.flatMap((one) => [
      ...(one.order === 'third'
        ? [
            deed(one.assigned, `${one.dossier} goes to a third reader`, (stage) =>
              assign(stage, one)
            )
          ]
        : []),
      deed(one.finished, `${one.reader} reads ${one.dossier}`, (stage) => read(stage, one))
    ])
  ]
}

async function declareAll({ services, story, call, person }: Stage): Promise<void> {
  for (const { name, roles } of story.people) {
    if (!roles.includes('committee') && !roles.includes('jury')) continue
    const account = await person(name)
    await services.reviews.declareInterests({
      ...{ account, call, text: '', dossiers: [], command: command('declare', name) }
    })
  }
}

async function assign({ services, person }: Stage, { dossier: number, reader, order }: Reading) {
  const [officer, member] = await Promise.all([person('Nadia Lefort'), person(reader)])
  await services.reviews.assignReader({
    ...{ account: officer, number, reader: member.id },
    command: command(number, 'assign', order, reader)
  })
}

async function read({ services, call, person }: Stage, reading: Reading): Promise<void> {
  const { dossier: number, reader, levels, notes, order } = reading
  const account = await person(reader)
  const rules = await services.calls.rules(call)
  const criteria = rules?.content.grid?.criteria ?? []
  await services.reviews.declareInterests({
    ...{ account, call, dossiers: [{ number, link: null }] },
    command: command(number, 'no-link', reader)
  })
  const entry = {
    levels: Object.fromEntries(criteria.map(({ id }, at) => [id, levels[at] ?? 0])),
    comments: Object.fromEntries(
      criteria.flatMap(({ id }, at) => {
        const note = notes[`C${at + 1}` as keyof typeof notes]
        return note ? [[id, note]] : []
      })
    ),
    notes: ''
  }
  const expect = await services.reviews.saveReading({ account, number, expect: 0, entry })
  await services.reviews.finishReading({
    ...{ account, number, expect, command: command(number, 'finish', order, reader) }
  })
}
