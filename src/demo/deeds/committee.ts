import { readDossier } from '../../playing/acts/dossier-acts.ts'
import { command } from '../../playing/deed.ts'
import { deed, type StoryDeed as Deed, type StoryStage as Stage } from '../story-stage.ts'
import type { Story } from '../story/load-story.ts'

type Reading = Story['readings'][number]

/** Each reading is finished at its date; dossiers are given to readers as soon as they are admissible. */
export function committeeDeeds(story: Story): Deed[] {
  return [
    deed('2027-03-15T18:00:00+01:00', 'the committee declares its links', declareAll),
    ...story.readings.map((one) =>
      deed(one.finished, `${one.reader} reads ${one.dossier}`, (stage) => read(stage, one))
    )
  ]
}

/** Gives a dossier to its readers, before the clock would choose others. */
export async function giveToReaders(
  stage: Stage,
  number: string,
  orders: readonly Reading['order'][]
) {
  const mine = stage.story.readings.filter(
    ({ dossier, order }) => dossier === number && orders.includes(order)
  )
  for (const one of mine) await assign(stage, one)
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

async function read(stage: Stage, reading: Reading): Promise<void> {
  const { services, call, person } = stage
  const { dossier: number, reader, levels, notes, order } = reading
  const account = await person(reader)
  const rules = await services.calls.rules(call)
  const criteria = rules?.content.grid?.criteria ?? []
  const scored = {
    levels: Object.fromEntries(criteria.map(({ id }, at) => [id, levels[at] ?? 0])),
    comments: Object.fromEntries(
      criteria.flatMap(({ id }, at) => {
        const note = notes[`C${at + 1}` as keyof typeof notes]
        return note ? [[id, note]] : []
      })
    )
  }
  const finish = command(number, 'finish', order, reader)
  await readDossier(services, { account, call, number, command: finish }, scored)
  const instance = await services.applications.models.applications.findById(number).lean()
  const disagree = instance?.states.includes('file.before.thirdReading') ?? false
  if (disagree && order !== 'third') await giveToReaders(stage, number, ['third'])
}
