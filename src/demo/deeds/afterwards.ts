import { command } from '../../playing/deed.ts'
import { sampleFile } from '../../playing/sample-file.ts'
import { deed, type StoryDeed as Deed } from '../story-stage.ts'

const VIERZON = 'VAC-0017'
const ROMORANTIN = 'VAC-0020'
const BOURGES = 'VAC-0005'

/** After the announcement: the reserve's next reads late, the pieces of a convention arrive, a place in the reserve is given up. */
export function afterwardsDeeds(): Deed[] {
  return [
    deed('2027-06-18T09:30:00+02:00', `${ROMORANTIN} reads that it is called`, async (stage) => {
      const account = await stage.person('Mélanie Ruiz')
      const number = ROMORANTIN
      await stage.services.selection.read({ account, number, command: command(number, 'called') })
    }),
    deed('2027-07-02T16:20:00+02:00', `${ROMORANTIN} accepts`, async (stage) => {
      const account = await stage.person('Mélanie Ruiz')
      const number = ROMORANTIN
      await stage.services.selection.accept({ account, number, command: command(number, 'accept') })
    }),
    deed('2027-07-05T11:00:00+02:00', `${BOURGES} leaves the reserve`, async (stage) => {
      const number = BOURGES
      const account = await stage.person(drafter(stage.story, number))
      const reason = 'Le projet commence sans attendre, avec nos propres moyens.'
      const declining = { account, number, reason, command: command(number, 'leave') }
      await stage.services.selection.decline(declining)
    }),
    deed('2027-07-06T10:15:00+02:00', `${VIERZON} sends its pieces`, async (stage) => {
      const { selection } = stage.services
      const on = { account: await stage.person('Inès Caron'), number: VIERZON }
      const { missing } = await selection.wantedPieces(on)
      for (const question of missing) {
        const content = sampleFile('pdf', `Vierzon - ${question} (demonstration)`)
        await selection.attachPiece({
          ...on,
          question,
          upload: { name: `${question}.pdf`, content }
        })
      }
      await selection.providePieces({ ...on, command: command(VIERZON, 'pieces') })
    })
  ]
}

function drafter(
  { dossiers }: { dossiers: { number: string; drafted: { by: string } }[] },
  number: string
): string {
  const dossier = dossiers.find((one) => one.number === number)
  if (!dossier) throw new Error(`The story has no ${number}.`)
  return dossier.drafted.by
}
