import type { Completeness, FormDefinition } from '../../../forms/index.ts'
import { inLang } from '../../../shared/lang.ts'
import { paths } from '../../paths.ts'
import type { Voice } from '../../refusals/index.ts'

/** One entry of the list of sections, with how far it is. */
export interface SectionLink {
  id: string
  letter: string
  title: string
  path: string
  current: boolean
  complete: boolean
  answered: number
  required: number
  invalid: number
  /** the same facts as a sentence, for screen readers */
  spoken: string
}

/** The sections of a dossier, in order. */
export function sectionLinks(
  form: FormDefinition,
  { sections }: Pick<Completeness, 'sections'>,
  { t, lang }: Pick<Voice, 't' | 'lang'>,
  { number, current }: { number: string; current?: string }
): SectionLink[] {
  return form.sections.flatMap((section, index) => {
    const progress = sections[index]
    if (!progress) return []
    const answered = progress.answered + progress.pieces.given
    const required = progress.required + progress.pieces.required
    const complete = answered >= required && progress.invalid === 0
    const words = { count: answered, answered, required }
    const spoken = [
      ...(complete ? [t('applicant.section.complete')] : []),
      t('applicant.section.answered', words),
      ...(progress.invalid > 0 ? [t('applicant.section.invalid', { count: progress.invalid })] : [])
    ]
    return {
      ...{ id: section.id, letter: progress.letter, title: inLang(section.title, lang).text },
      ...{ path: paths.applicant.section(number, section.id), current: section.id === current },
      ...{ complete, answered, required, invalid: progress.invalid, spoken: spoken.join(', ') }
    }
  })
}
