import { sinkTransport, type Transport } from '../messages/index.ts'

/** Domains of the demonstration whose server takes nothing, or not yet: `.invalid` reaches nobody, by RFC 2606. */
export const FULL = '.boites-pleines.invalid'
export const SLOW = '.serveur-lent.invalid'

/** Before, it answered like any other. */
const SLOW_SINCE = new Date('2027-04-05T00:00:00+02:00')

/** Keeps every mail in the mailbox page, but for those two. */
export function demoTransport(): Transport {
  const kept = sinkTransport()
  return {
    ...kept,
    send(mail, envelope) {
      const { to, date } = envelope
      const { address } = to
      if (address.endsWith(FULL)) {
        const answer = '552 5.2.2 mailbox full'
        return Promise.resolve({ ok: false, permanent: true, code: 552, answer })
      }
      if (address.endsWith(SLOW) && date >= SLOW_SINCE) {
        const answer = '451 4.3.0 try again later'
        return Promise.resolve({ ok: false, permanent: false, code: 451, answer })
      }
      return kept.send(mail, envelope)
    }
  }
}
