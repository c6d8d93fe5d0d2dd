import type { CallContent } from '../calls/index.ts'
import { completeness, findAnswer } from '../forms/index.ts'
import { departementsOf, findCommune, findEpci, sirenOfSiret } from '../territories/index.ts'
import type { ApplicationSubject, Draft } from './application.model.ts'

/** Of Insee's seven levels of density, the three of rural territories (grille communale de densité). */
const RURAL = ['density-5', 'density-6', 'density-7']

/** The fields of the subject that follow from the answers. */
export function describe(
  content: CallContent,
  { answers, files }: Pick<Draft, 'answers' | 'files'>
): Partial<ApplicationSubject> {
  const text = (id: string) => {
    const value = findAnswer(answers, id)?.value
    return typeof value === 'string' ? value : null
  }
  const number = (id: string) => {
    const value = findAnswer(answers, id)?.value
    return typeof value === 'number' ? value : null
  }
  const communes = findAnswer(answers, 'communes')?.value
  const codes = Array.isArray(communes) ? communes.filter((code) => typeof code === 'string') : []
  const density = text('density')
  const progress = completeness(content.form, answers, files)
  return {
    territory: text('territory-name') ?? territoryName(text('siret'), codes),
    leadKind: text('lead-kind'),
    departement: departementsOf(codes)[0]?.code ?? null,
    density: density === null ? null : RURAL.includes(density) ? 'rural' : 'urban',
    qpv: text('qpv') === 'yes',
    population: number('population'),
    title: text('title') ?? '',
    answered: progress.answered,
    required: progress.required,
    missingPieces: progress.sections.reduce(
      (missing, { pieces }) => missing + pieces.required - pieces.given,
      0
    )
  }
}

/** As official lists write it: the EPCI of this SIREN, or the commune that leads. */
function territoryName(siret: string | null, communes: string[]): string {
  const epci = siret ? findEpci(sirenOfSiret(siret)) : undefined
  if (epci) return epci.name
  const [first] = communes
  return (first && findCommune(first)?.name) ?? ''
}
