import type { CallContent } from '../calls/index.ts'
import { completeness, findAnswer } from '../forms/index.ts'
import { departementsOf, findCommune, findEpci, sirenOfSiret } from '../territories/index.ts'
import type { Draft } from './application.model.ts'

/** Of Insee's seven levels of density, the three of rural territories (grille communale de densité). */
const RURAL = ['density-5', 'density-6', 'density-7']

/** The fields of the subject, as a Mongo update of one document, that follow from the answers. */
export function describe(
  content: CallContent,
  { answers, files }: Pick<Draft, 'answers' | 'files'>
): Record<string, unknown> {
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
    'subject.territory': text('territory-name') ?? territoryName(text('siret'), codes),
    'subject.leadKind': text('lead-kind'),
    'subject.departement': departementsOf(codes)[0]?.code ?? null,
    'subject.density': density === null ? null : RURAL.includes(density) ? 'rural' : 'urban',
    'subject.qpv': text('qpv') === 'yes',
    'subject.population': number('population'),
    'subject.title': text('title') ?? '',
    'subject.answered': progress.answered,
    'subject.required': progress.required,
    'subject.missingPieces': progress.sections.reduce(
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
