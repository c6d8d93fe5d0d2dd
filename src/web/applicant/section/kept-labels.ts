import { findSection, labelsOf, questionsOfSection } from '../../../forms/index.ts'
import { inLang } from '../../../shared/lang.ts'
import type { KeptLabels, VisitorRequest } from '../../page.ts'

/**
 * Words for what was typed when a session ended. Nobody is signed in: only the public form is read, and
 * nothing tells whether the dossier exists.
 */
export async function keptLabels(request: VisitorRequest): Promise<KeptLabels> {
  const { services, params, lang, body, t } = request
  const number = params['dossier'] ?? ''
  const code = number.replace(/-\d+$/, '')
  const calls = await services.calls.publicCalls()
  const call = calls.find(({ subject }) => subject.code === code)
  const rules = call ? await services.calls.rules(call._id) : null
  const form = rules?.content.form
  const section = form && findSection(form, params['section'] ?? '')
  if (!form || !section) return { title: t('applicant.kept', { number }), labels: {} }
  const positions = labelsOf(form)
  const words = new Map(
    questionsOfSection(section).map(({ id, label }) => {
      const position = positions.get(id)
      const text = inLang(label, lang).text
      return [id, position ? `${position}. ${text}` : text]
    })
  )
  const labels = Object.keys(body).flatMap((name) => {
    const label = words.get(name.split('.', 1)[0] ?? '')
    return label ? [[name, label] as const] : []
  })
  const title = inLang(section.title, lang).text
  return {
    title: t('applicant.kept-section', { number, section: title }),
    labels: Object.fromEntries(labels)
  }
}
