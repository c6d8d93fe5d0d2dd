import type { DossierFile } from '../../../applications/index.ts'
import { paths } from '../../paths.ts'
import type { Voice } from '../../refusals/index.ts'

/** In which language a form is shown, and what its sentences may name. */
export function formScope({ t, lang }: Pick<Voice, 't' | 'lang'>, rulesVersion: number) {
  return {
    ...{ t, lang, variables: { rulesVersion: String(rulesVersion) } },
    communesSource: paths.applicant.communes()
  }
}

/** Files with the address where the people of the dossier open them. */
export function withAddresses(number: string, files: readonly DossierFile[]) {
  return files.map((file) => ({ ...file, href: paths.applicant.file(number, file.id) }))
}
