import type { OpenScreening } from '../../../applications/index.ts'
import { findQuestion } from '../../../forms/index.ts'
import { inLang, type Lang } from '../../../shared/lang.ts'
import { paths } from '../../paths.ts'

/** The files of the deposited version, each with the piece that it answers, and what all weigh together. */
export function piecesOf({ revision, rules, instance }: OpenScreening, lang: Lang) {
  const { form, settings } = rules.content
  const files = revision.files.map(({ id, question, name, type, size, pages }) => {
    const asked = findQuestion(form, question)
    return {
      ...{ name, type: type.toUpperCase(), size, pages },
      label: asked ? inLang(asked.label, lang).text : '',
      path: paths.staff.file(instance._id, id)
    }
  })
  const bytes = revision.files.reduce((sum, { size }) => sum + size, 0)
  return { files, bytes, most: settings.dossierBytes }
}
