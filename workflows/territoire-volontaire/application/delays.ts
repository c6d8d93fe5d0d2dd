import { DAY, HOUR, until } from '../time.ts'
import type { Context } from './context.ts'

interface Args {
  context: Context
}

/** Every wait of a dossier, from the moment its state is entered. A calendar's date never surprises whoever arrives late. */
export const delays = {
  /** the call closes its dossiers itself; this only answers those that it would have missed */
  closingFallback: ({ context }: Args) =>
    until(context.env.now, context.calendar.closesAt + 2 * DAY, HOUR),
  /** what came on paper before the closing can be typed until the readings open */
  typingLimit: ({ context }: Args) => until(context.env.now, context.calendar.readingsOpenAt, HOUR),
  firstSignatureReminder: () => 3 * DAY,
  secondSignatureReminder: () => 4 * DAY,
  takingLimit: () => 7 * DAY,
  screeningDue: ({ context }: Args) =>
    until(context.env.now, context.calendar.screeningEndsAt, 3 * DAY),
  screeningFallback: ({ context }: Args) =>
    until(context.env.now, context.calendar.screeningFallbackAt, 3 * DAY),

  sendingLimit: () => 3 * DAY,
  undeliveredLimit: () => 7 * DAY,
  correctionReminder: ({ context }: Args) =>
    until(context.env.now, earliestDue(context) - 7 * DAY, HOUR),
  correctionDue: ({ context }: Args) => until(context.env.now, earliestDue(context), HOUR),
  correctionGrace: () => 7 * DAY,
  correctionSignatureLimit: () => 7 * DAY,

  inadmissibleLimit: () => 8 * DAY,
  readingsOpen: ({ context }: Args) => until(context.env.now, context.calendar.readingsOpenAt),
  readingsDue: ({ context }: Args) =>
    until(context.env.now, context.calendar.readingsEndAt, 7 * DAY),
  readingsFallback: ({ context }: Args) =>
    until(context.env.now, context.calendar.readingsFallbackAt, 3 * DAY),
  thirdReadingLimit: ({ context }: Args) =>
    until(context.env.now, context.calendar.readingsFallbackAt, 7 * DAY),
  juryFallback: ({ context }: Args) => until(context.env.now, context.calendar.juryFallbackAt, DAY),
  authorityFallback: ({ context }: Args) =>
    until(context.env.now, context.calendar.authorityFallbackAt, DAY),

  unreadLimit: () => 7 * DAY,
  unreadFallback: ({ context }: Args) => (context.settings.acceptanceDays + 8) * DAY,
  acceptanceReminder: ({ context }: Args) =>
    until(context.env.now, acceptBy(context) - 7 * DAY, HOUR),
  acceptanceLimit: ({ context }: Args) => until(context.env.now, acceptBy(context), HOUR),
  piecesDue: ({ context }: Args) =>
    until(context.env.now, context.piecesBy ?? context.calendar.piecesDueAt, 7 * DAY),
  reserveExpiry: ({ context }: Args) =>
    until(context.env.now, context.calendar.reserveExpiresAt, DAY),
  appealLimit: ({ context }: Args) =>
    until(context.env.now, context.appealAnswerBy ?? context.env.now + 61 * DAY, DAY),
  /** drafts, after their answer */
  shortRetention: () => 183 * DAY,
  /** unsuccessful dossiers, two years after their answer */
  longRetention: () => 730 * DAY
}

function earliestDue({ corrections, env }: Context): number {
  const due = corrections.map((open) => open.dueAt)
  return due.length > 0 ? Math.min(...due) : env.now
}

function acceptBy({ acceptBy, env, settings }: Context): number {
  return acceptBy ?? env.now + settings.acceptanceDays * DAY
}
