import { BadInput } from '../../shared/errors.ts'

/** @throws BadInput with one sentence of `locales/<lang>/selection.yaml` */
export function refuse(
  code: string,
  params: Record<string, string | number> = {},
  field = 'session'
): never {
  throw new BadInput([{ field, code: `selection.${code}`, params }])
}
