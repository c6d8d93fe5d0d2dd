import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkDefinition,
  readDefinition,
  readSection,
  type sectionView
} from '../../../src/forms/index.ts'
import type { Answer, FormDefinition } from '../../../src/forms/index.ts'
import { projectRoot } from '../../../src/shared/project-root.ts'
import { createI18n } from '../../../src/web/i18n/i18n.ts'

const file = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

/** The form of the call that Candide is shipped with. */
export const volunteerForm = readDefinition(
  file('workflows/territoire-volontaire/template/form.yaml')
)

export const eig6Form = readDefinition(file('test/forms/fixtures/eig6.yaml'))

const i18n = createI18n()
export type Scope = Parameters<typeof sectionView>[3]

export const french: Scope = {
  lang: 'fr',
  t: i18n.translator('fr'),
  variables: { rulesVersion: '1' }
}
export const english: Scope = {
  lang: 'en',
  t: i18n.translator('en'),
  variables: { rulesVersion: '1' }
}

/** A form of one section. */
export function formOf(...questions: object[]): FormDefinition {
  const labelled = questions.map((one) => ({ label: { fr: 'Une question' }, ...one }))
  const section = { id: 'only', title: { fr: 'Une section' }, groups: [{ questions: labelled }] }
  const result = checkDefinition({ sections: [section] })
  if (!result.valid) throw new Error(JSON.stringify(result.problems))
  return result.definition
}

/** The answer to the one question `q` of some type, once its page sent this. */
export function answering(settings: object, body: object): Answer | undefined {
  return readSection(formOf({ id: 'q', ...settings }), 'only', { asked: 'q', ...body }, [])[0]
}

export function codesOf(answer: Answer | undefined): string[] {
  return (answer?.errors ?? []).map((one) => (one.part ? `${one.part}: ${one.code}` : one.code))
}
