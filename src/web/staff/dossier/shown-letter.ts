import type { PreviewedLetter } from '../../../services.ts'
import type { PersonRequest } from '../../page.ts'
import { listFormat } from '../../../shared/formats.ts'

/** A letter read before it leaves, with the names of those who will receive it. */
export function shownLetter(
  { lang }: Pick<PersonRequest, 'lang'>,
  letter: PreviewedLetter | null | undefined
) {
  return letter && { ...letter, names: listFormat(lang).format(letter.to) }
}
