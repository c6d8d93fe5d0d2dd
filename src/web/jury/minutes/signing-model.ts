import { signableFrom, type OpenMinutes, type Session } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'

/** Who signs, who has, and from when the one who is here may. */
export function signingModel(
  { account, clock, t }: Pick<PersonRequest, 'account' | 'clock' | 't'>,
  open: OpenMinutes,
  { chair, secretary }: Session
) {
  const own = (id: string) => open.signatures.find((one) => one.account === id)
  const from = signableFrom(open)
  const signs = account.id === chair || account.id === secretary
  const last = open.version === open.versions
  return {
    people: [
      { id: chair, quality: t('jury.chair') },
      { id: secretary, quality: t('jury.secretary') }
    ].map(({ id, quality }) => ({ quality, name: own(id)?.name, at: own(id)?.at })),
    whole: own(chair) !== undefined && own(secretary) !== undefined,
    may: signs && last && !own(account.id) && clock.now() >= from,
    later: signs && last && !own(account.id) && clock.now() < from ? from : null
  }
}

/** Every version stays readable, the last one first in line. */
export function versionsModel(call: string, open: OpenMinutes | null) {
  if (!open || open.versions < 2) return { versions: [] }
  const all = Array.from({ length: open.versions }, (_, index) => open.versions - index)
  return {
    versions: all.map((number) => ({
      ...{ number, current: number === open.version },
      path: `${paths.jury.minutes(call)}?version=${number}`
    }))
  }
}
