import type { AttachedFile } from './answers.ts'
import type { EditScope } from './field-type.ts'
import { acceptedTypes, fileView, wantedFiles, type Attachment } from './fields/attachment.ts'
import { atMost } from './fields/rows.ts'
import { formatNumber } from './format.ts'

/** Name of the button that takes a file away; its value is the file's id. */
export const REMOVE_FILE = 'files.remove'

/** What the partial of a piece shows: the files there are, and the control that sends one more. */
export function attachmentControl(files: readonly AttachedFile[]) {
  return {
    edit(question: Attachment, _raw: string, { t, lang, htmlId, ...scope }: EditScope) {
      const own = files.filter((one) => one.question === question.id)
      const words = {
        types: acceptedTypes(question),
        max: formatNumber(question.maxMegabytes, lang)
      }
      const wanted = scope.required ? wantedFiles(question, scope) : 0
      return {
        ...atMost(question.max, { required: scope.required, t }),
        files: own.map((one) => ({
          ...fileView(one, lang),
          remove: { name: REMOVE_FILE, value: one.id, label: t('forms.files.remove') }
        })),
        received: t('forms.files.received'),
        send: {
          id: htmlId,
          possible: own.length < question.max || question.max === 1,
          label: t(
            own.length > 0 && question.max === 1 ? 'forms.files.replace' : 'forms.files.choose'
          ),
          accept: question.accept
            .map((one) => (one === 'jpg' ? '.jpg,.jpeg' : `.${one}`))
            .join(','),
          multiple: question.max > 1,
          facts: t('forms.files.accepted', words),
          note: t('forms.files.note')
        },
        count: wanted > 1 ? t('forms.files.count', { given: own.length, wanted }) : ''
      }
    }
  }
}
