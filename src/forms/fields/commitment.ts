import { z } from 'zod'
import type { Localized } from '../../shared/lang.ts'
import type { ReadScope } from '../field-type.ts'
import { localText, say } from '../local-text.ts'
import { questionBase } from '../question-base.ts'
import { lineField, refused } from './line-field.ts'

/** A box to tick beside its sentence, which is what the person commits to. */
export const commitment = z.strictObject({
  ...questionBase,
  type: z.literal('commitment'),
  sentence: localText
})

export type Commitment = z.infer<typeof commitment>

/** Once ticked the value is true; never ticked, there is no value. */
export const commitmentField = lineField<Commitment, true>({
  errors: ['not-an-option'],
  check: (_question, typed) =>
    typed === 'yes' ? { value: true, errors: [] } : refused('not-an-option'),
  toRaw: () => 'yes',
  edit: (question, typed, scope) => ({
    sentence: sentenceOf(question.sentence, scope),
    checked: typed === 'yes'
  }),
  read: (question, _value, scope) => ({
    kind: 'line',
    text: scope.t('forms.committed'),
    soft: sentenceOf(question.sentence, scope)
  })
})

/** A sentence with the words it names, which the check of the form knows to be there. */
export function sentenceOf(
  sentence: Localized,
  { lang, variables }: Pick<ReadScope, 'lang' | 'variables'>
): string {
  return say(sentence, lang).replaceAll('{{rulesVersion}}', variables.rulesVersion)
}
