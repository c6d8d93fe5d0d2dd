/** Dates worth stopping at; what there is to see is in the locales. */
export const SCENES = [
  { id: 'writing', at: new Date('2027-02-22T14:32:00+01:00') },
  { id: 'screening', at: new Date('2027-03-22T15:10:00+01:00') },
  { id: 'readings', at: new Date('2027-04-08T21:04:00+02:00') },
  { id: 'jury', at: new Date('2027-05-11T15:12:00+02:00') },
  { id: 'signature', at: new Date('2027-05-20T17:00:00+02:00') },
  { id: 'morrow', at: new Date('2027-05-21T09:00:00+02:00') },
  { id: 'answers', at: new Date('2027-05-28T09:12:00+02:00') },
  { id: 'results', at: new Date('2027-06-01T09:00:00+02:00') },
  { id: 'agreements', at: new Date('2027-07-02T10:00:00+02:00') },
  { id: 'afterwards', at: new Date('2028-01-12T10:00:00+01:00') }
] as const

export type Scene = (typeof SCENES)[number]

/** The scene on which the demonstration opens: soon ready, the next ones are one click away. */
export const FIRST_SCENE = SCENES[0]

/** The last scene that has begun. */
export function sceneAt(now: Date): Scene {
  return SCENES.findLast(({ at }) => at <= now) ?? FIRST_SCENE
}
