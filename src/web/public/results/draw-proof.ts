import type { PublicDraw } from '../../../selection/index.ts'
import { listFormat } from '../../../shared/formats.ts'
import { parisDateTime } from '../../../shared/paris-time.ts'
import type { Speech } from '../call/calendar-words.ts'

/** What it takes to make the draw again on any computer; null when there was none. */
export function drawProof(draw: PublicDraw | null, { t, lang }: Speech) {
  if (!draw) return null
  const { at, sha256, seed, numbers, drawn } = draw
  const list = listFormat(lang)
  const those = drawn.length > 0 ? drawn : [t('public.draw.placeholder')]
  return {
    made: t('public.draw.made', { date: parisDateTime(at, lang) }),
    numbers: t('public.draw.numbers', { numbers: list.format(numbers.map(String)) }),
    ...{ sha256, seed, commands: those.map((id) => `printf '%s' '${seed} ${id}' | sha256sum`) }
  }
}
