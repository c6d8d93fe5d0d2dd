import type { Revision } from '../../../applications/index.ts'
import { readingView } from '../../../forms/index.ts'
import type { PersonRequest } from '../../page.ts'
import type { OpenDossier } from './open-dossier.ts'
import { formScope, withAddresses } from '../section/form-scope.ts'

/** A frozen version, read under the rules it was written under. */
export async function versionSections(
  { services }: Pick<PersonRequest, 'services'>,
  { number, instance, voice }: Pick<OpenDossier, 'number' | 'instance' | 'voice'>,
  revision: Revision
) {
  const rules = await services.calls.rules(instance.subject.call, revision.rules)
  if (!rules) throw new Error(`Rules ${revision.rules} of ${number} are missing.`)
  const files = withAddresses(number, revision.files)
  return readingView(
    rules.content.form,
    { answers: revision.answers, files },
    formScope(voice, revision.rules)
  )
}
