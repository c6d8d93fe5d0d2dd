import type { CallRole } from '../accounts/index.ts'
import { instantsOf } from '../calls/index.ts'
import type { LetterValues } from '../messages/index.ts'
import { inLang } from '../shared/lang.ts'
import type { LetterDeps } from './dossier-letters.ts'

const DAY = 86_400_000

/** An alert about a whole call, to everybody who has one of these roles in it. */
export async function alertCall(
  { accounts, calls, messages, baseUrl, clock }: LetterDeps,
  {
    call,
    letter,
    key,
    roles
  }: { call: string; letter: string; key: string; roles: readonly CallRole[] }
): Promise<void> {
  const { content } = await calls.content({ number: call })
  const calendar = instantsOf(content.calendar)
  const now = clock.now()
  for (const account of await accounts.peopleOfCall(call, roles)) {
    const values: LetterValues = {
      appel: inLang(content.shortTitle, account.lang).text,
      'numero-appel': call,
      cloture: new Date(calendar.closesAt),
      'date-debut': new Date(calendar.closesAt),
      'date-fin': now,
      'date-limite':
        letter === 'team-closing-in-doubt'
          ? new Date(now.getTime() + DAY)
          : new Date(calendar.authorityFallbackAt),
      lien: `${baseUrl}${roles.includes('officer') ? `/equipe/appels/${call}` : `/jury/${call}/decision`}`,
      destinataire: account.name
    }
    await messages.queue({
      ...{ key: `${key}:${account.id}`, letter, lang: account.lang, values, call },
      to: { account: account.id, address: account.mail, name: account.name }
    })
  }
}
