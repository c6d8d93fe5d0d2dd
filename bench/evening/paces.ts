import type { Seeded } from '../filling/seeded.ts'

/**
 * How people go through the form on its last evening. No candidate has been recorded yet: the paces are counted
 * from what the form of the template asks and from `autosave.js`, at 200 words a minute read and 40 typed.
 * They are data, so that a recording can take their place.
 */
export const PACES = {
  /** seconds spent reading a page before doing anything, from the shortest to the longest */
  read: [6, 9, 14, 20, 31],
  /** seconds of typing between two saves: a sentence or two, then the pause of four seconds that saves */
  type: [7, 9, 12, 15, 19, 26],
  /** seconds to find a file on one's disk */
  choose: [10, 16, 25],
  /** seconds on the last page before pressing its button */
  hesitate: [3, 5, 9]
} as const

export type Act = 'read' | 'type' | 'upload' | 'review'

/** Out of a hundred acts on that evening: most of it is typing. */
const SHARES: readonly (readonly [Act, number])[] = [
  ['type', 62],
  ['read', 24],
  ['upload', 8],
  ['review', 6]
]

export function nextAct(random: Seeded): Act {
  let left = random.below(100)
  for (const [act, share] of SHARES) {
    left -= share
    if (left < 0) return act
  }
  return 'type'
}

/** Milliseconds before the next act. */
export function paceOf(act: Act | 'submit', random: Seeded): number {
  const list =
    act === 'type'
      ? PACES.type
      : act === 'upload'
        ? PACES.choose
        : act === 'submit'
          ? PACES.hesitate
          : PACES.read
  // nobody is as regular as a table
  return random.pick<number>(list) * (800 + random.below(400))
}
