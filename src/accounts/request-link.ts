import type { Lang } from '../shared/lang.ts'
import type { Accounts } from './accounts.ts'
import { LINK_LIFE, type createLinks } from './links.ts'
import type { SignInLinkDocument } from './sign-in-link.model.ts'
import { requireMailKey } from './mail-key.ts'
import type { Mailer } from './mailer.ts'

export interface LinkRequest {
  mail: string
  lang: Lang
  browserId: string
  /** where to go once in, a path of this site */
  next?: string | undefined
  /** the page asked for is open to people without an account yet: the link makes one */
  newcomer?: boolean
}

/** What the page after asking shows, word for word the same whether the address is known or not. */
export interface LinkSent {
  mail: string
  /** where the link leads */
  next: string | null
  newcomer: boolean
  sentAt: Date
  expiresAt: Date
  /** when another may be asked for; undefined: now */
  notBefore: Date | undefined
}

interface Parts {
  accounts: Pick<Accounts, 'findByMail'>
  links: ReturnType<typeof createLinks>
  mailer: Mailer
  linkAddress: (token: string, lang: Lang) => string
  callsAddress: (lang: Lang) => string
  contact: { mail: string; phone: string }
}

/**
 * Mails a link, or to an unknown address what to do. Asked too soon, it mails nothing and answers with what
 * was mailed before: the page says when another may be asked for.
 * @throws RangeError when the address is not one: pages check it first
 */
export async function requestLink(parts: Parts, request: LinkRequest): Promise<LinkSent> {
  const { accounts, links, mailer, linkAddress, callsAddress } = parts
  const { lang, browserId, next, newcomer = false } = request
  const mail = requireMailKey(request.mail)
  const pace = await links.paceOf(mail)
  if (pace.last && pace.notBefore) {
    return linkSent(pace.last, pace.notBefore)
  }

  const account = await accounts.findByMail(mail)
  const { token, document } = await links.create({
    ...{ kind: 'asked', mail, lang, browserId, life: LINK_LIFE },
    opens: account !== undefined || newcomer,
    newcomer,
    next: next ?? null
  })
  await mailer.queue({
    key: `sign-in:${document._id}`,
    to: { address: mail, ...(account ? { account: account.id } : {}) },
    letter: document.opens ? 'sign-in-link' : 'sign-in-unknown-address',
    values: {
      telephone: parts.contact.phone,
      contact: parts.contact.mail,
      ...(document.opens
        ? { lien: linkAddress(token, lang), validite: document.expiresAt }
        : { adresse: mail, lien: callsAddress(lang) })
    },
    lang
  })
  const { notBefore } = await links.paceOf(mail)
  return linkSent(document, notBefore)
}

export function linkSent(link: SignInLinkDocument, notBefore: Date | undefined): LinkSent {
  const { mail, next, newcomer, createdAt, expiresAt } = link
  return { mail, next, newcomer, sentAt: createdAt, expiresAt, notBefore }
}
