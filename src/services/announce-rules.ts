import type { Account } from '../accounts/index.ts'
import type { CallInstance, Seal } from '../calls/index.ts'
import { inLang } from '../shared/lang.ts'
import { publicPaths } from '../web/public/paths.ts'
import { rulesChanges } from '../web/public/rules/rules-changes.ts'
import type { LetterDeps } from './dossier-letters.ts'

/** Changes of dates are mailed; what an amendment changes is on the page of the rules, with its reason. */
const TOLD = ['EXTEND', 'POSTPONE']

/** Dossiers in one go, between two looks at whether the process should stop. */
const BATCH = 50

type AnnouncingDeps = Omit<LetterDeps, 'selection'>

/**
 * Mails a new calendar to the people of the next dossiers that still wait for something. Each person has one
 * mail for one change, however many their dossiers, and however often this is resumed.
 * @param after number of the last dossier whose people were told
 * @returns where to resume, or null when everyone was told
 */
export async function announceRules(
  deps: AnnouncingDeps,
  { call, key, after }: { call: string; key: string; after: string | undefined }
): Promise<string | null> {
  const instance = await deps.calls.find(call)
  if (!instance) throw new Error(`Call ${call} is missing.`)
  const event = instance.history[Number(key.split(':').at(-2)) - 1]?.event
  if (!event || !TOLD.includes(event.type)) return null
  const numbers = await deps.applications.numbersAfter({ call, after, limit: BATCH })
  const people = await peopleOf(deps, numbers)
  if (people.length > 0) {
    const remarks = await deps.calls.remarks([String(event['reason'])])
    const reason = remarks.get(String(event['reason'])) ?? ''
    for (const account of people) await write(deps, { instance, key, event, reason, account })
  }
  return numbers.length < BATCH ? null : (numbers.at(-1) ?? null)
}

/** Those who write, sign or read a dossier that has no answer yet. */
async function peopleOf(
  { applications: { models }, accounts }: AnnouncingDeps,
  numbers: readonly string[]
): Promise<Account[]> {
  const waiting = await models.applications
    .find({ _id: { $in: numbers }, tags: { $ne: 'answered' } }, { _id: 1 })
    .lean()
  const members = await models.members
    .find({ application: { $in: waiting.map(({ _id }) => _id) }, leftAt: null }, { account: 1 })
    .lean()
  return accounts.findMany([...new Set(members.map(({ account }) => account))])
}

async function write(
  deps: AnnouncingDeps,
  {
    instance,
    key,
    event,
    reason,
    account
  }: {
    instance: CallInstance
    key: string
    event: Readonly<Record<string, unknown>>
    reason: string
    account: Account
  }
): Promise<void> {
  const { lang } = account
  const t = deps.i18n.translator(lang)
  const seals = await deps.calls.seals(instance._id)
  const at = seals.findIndex(({ sha256 }) => sha256 === event['seal'])
  const [before, now] = [contentOf(seals[at - 1]), contentOf(seals[at])]
  await deps.messages.queue({
    key: `${key}:${account.id}`,
    to: { account: account.id, address: account.mail, name: account.name },
    letter: 'calendar-changed',
    lang,
    values: {
      appel: inLang(now.shortTitle, lang).text,
      'numero-appel': instance._id,
      motif: reason || t('letters.no-reason'),
      changements: rulesChanges(before, now, { t, lang }).map((one) =>
        t('letters.change', { ...one })
      ),
      lien: `${deps.baseUrl}${lang === 'en' ? '/en' : ''}${publicPaths.rules(instance._id)}`,
      destinataire: account.name
    },
    call: instance._id,
    replyTo: now.organiser.mail
  })
}

function contentOf(seal: Seal | undefined): Parameters<typeof rulesChanges>[0] {
  if (!seal) throw new Error('The rules of a change of calendar are missing.')
  return (JSON.parse(seal.text) as { content: Parameters<typeof rulesChanges>[0] }).content
}
