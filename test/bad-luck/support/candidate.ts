import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '../../../src/shared/ids.ts'
import { newClient, type Client } from '../../support/client.ts'
import { pageOf } from './dossier.ts'

/** What a server said was done. */
export interface Acknowledged {
  saved?: { number: string; rank: number }
  deposited?: string
}

interface Theirs {
  /** what they go on writing */
  draft: string
  /** what they have only to deposit */
  signed: string[]
}

/** Somebody at the pages of their dossiers, who goes to the other server when one does not answer, and tries again what they were not told was done. */
export class Candidate {
  readonly mail: string
  readonly draft: string
  readonly #signed: string[]
  readonly #heard: Acknowledged[]
  #client: Client = newClient('')
  #addresses: string[] = []
  #at = 0
  #rank = 0

  constructor(mail: string, { draft, signed }: Theirs, heard: Acknowledged[]) {
    this.mail = mail
    this.draft = draft
    this.#signed = signed
    this.#heard = heard
  }

  /** Number of the last version that was sent. */
  ranks = (): number => this.#rank

  /** Enters by a link, then writes and deposits until told to stop. */
  async work(link: string, addresses: string[], signal: AbortSignal): Promise<void> {
    this.#addresses = addresses
    this.#client = newClient(addresses[0] ?? '')
    await this.#client.get(link)
    const { status } = await this.#client.post(link, {})
    if (status !== 303) throw new Error(`${this.mail} could not enter: ${status}`)
    for (let turn = 0; !signal.aborted; turn += 1) {
      await this.#save(signal)
      const number = turn % 2 === 1 ? this.#signed.shift() : undefined
      if (number !== undefined) await this.#deposit(number, signal)
    }
  }

  async #save(signal: AbortSignal): Promise<void> {
    const rank = (this.#rank += 1)
    const path = `/dossiers/${this.draft}/sections/project`
    const fields = { ...pageOf('project', { title: `Version ${rank}` }), suite: 'rester' }
    const done = await this.#until(signal, path, fields, /\/sections\/project/)
    if (done) this.#heard.push({ saved: { number: this.draft, rank } })
  }

  async #deposit(number: string, signal: AbortSignal): Promise<void> {
    const fields = { command: newId() }
    const done = await this.#until(signal, `/dossiers/${number}/deposer`, fields, /\/accuse$/)
    if (done) this.#heard.push({ deposited: number })
  }

  /**
   * Sends a form until a server says that it was taken.
   * @returns false when told to stop before
   * @throws Error when a server refuses: nobody may be refused because another was killed
   */
  async #until(
    signal: AbortSignal,
    path: string,
    fields: Record<string, string | string[]>,
    taken: RegExp
  ): Promise<boolean> {
    while (!signal.aborted) {
      const answer = await this.#client.post(path, fields).catch(() => undefined)
      if (answer?.status === 303 && taken.test(answer.location)) return true
      if (answer) throw new Error(`${path} was answered ${answer.status} ${answer.location}`)
      this.#at += 1
      this.#client.moveTo(this.#addresses[this.#at % 2] ?? '')
      await wait(100)
    }
    return false
  }
}
