import type { Account } from '../accounts/index.ts'
import type { ApplicationInstance, Correction } from '../applications/index.ts'
import type { Entry } from '../engine/index.ts'
import type { LetterPreview, LetterValues } from '../messages/index.ts'
import type { Services } from '../services.ts'
import { NotFound } from '../shared/errors.ts'
import type { Lang } from '../shared/lang.ts'
import { letterOfAnswer } from './decision-letter.ts'
import { membersWith, writeDossierLetter, type WrittenFor } from './dossier-letters.ts'
import { remembered } from './letter-facts.ts'

type Parts = Omit<Services, 'preview' | 'readiness'>
type OnDossier = { account: Account; number: string }

/** A letter to read before it leaves, and who will receive it, the first first. */
export interface PreviewedLetter extends LetterPreview {
  to: string[]
}

/** Letters exactly as they would leave: the same words, values and renderer as those that do. */
export interface LetterPreviews {
  /** @throws NotFound unless the account checks this dossier */
  correction(
    asked: OnDossier & Pick<Correction, 'kind' | 'reopens' | 'message' | 'dueAt'>
  ): Promise<PreviewedLetter>
  /** @param reason as typed; undefined: as it was declared */
  inadmissible(asked: OnDossier & { reason?: string }): Promise<PreviewedLetter>
  /** null while no outcome is proposed */
  decision(asked: OnDossier): Promise<PreviewedLetter | null>
}

export function letterPreviews(parts: Parts): LetterPreviews {
  const { applications, clock, selection, i18n } = parts
  const screening = async (asked: OnDossier) => {
    const { instance, person } = await applications.openScreening(asked)
    if (!person.roles.includes('officer')) throw new NotFound(`letter of ${asked.number}`)
    return instance
  }
  return {
    async correction({ account, number, ...request }) {
      const instance = await screening({ account, number })
      const now = clock.now()
      const fresh: Correction = {
        ...{ _id: 'preview', application: number, call: instance.subject.call, rank: 0 },
        ...{ ...request, requestedBy: account.id, requestedAt: now, state: 'open' },
        ...{ answers: null, files: null, closedAt: null, closedBy: null, note: '' }
      }
      const { reopens, dueAt } = request
      const opened = { id: fresh._id, reopens, dueAt: dueAt.getTime(), availableAt: null }
      const corrections = [...remembered(instance).corrections, opened]
      const entry = nextEntry(instance, account, now, { type: 'REQUEST_CORRECTION', id: fresh._id })
      return show(parts, {
        ...{ instance: withContext(instance, { corrections }), entry },
        ...{ letter: 'correction-requested', given: { corrections: [fresh] } },
        path: `/dossiers/${number}/corrections`
      })
    },

    async inadmissible({ account, number, reason }) {
      const instance = await screening({ account, number })
      const outcome = { kind: 'inadmissible', rank: null, decision: null }
      return show(parts, {
        instance: withContext(instance, { outcome }),
        entry: nextEntry(instance, account, clock.now(), { type: 'DISCLOSE' }),
        letter: 'inadmissible',
        ...(reason !== undefined && { given: { reason } }),
        path: `/dossiers/${number}/decision`
      })
    },

    async decision({ account, number }) {
      const answer = await selection.previewDecision({ account, number })
      const letter = answer && letterOfAnswer(answer, i18n)
      if (!answer || !letter) return null
      const { instance } = await applications.access(account, number)
      const { outcome: kind, rank } = answer
      const outcome = { kind, rank, decision: answer.decision?.number ?? null }
      return show(parts, {
        instance: withContext(instance, { outcome }),
        entry: nextEntry(instance, account, clock.now(), { type: 'DECIDE' }),
        letter: letter.letter,
        values: (lang) => letter.values(lang),
        path: `/dossiers/${number}/decision`
      })
    }
  }
}

/** The dossier as the step would leave it, as far as letters read it. */
function withContext(
  instance: ApplicationInstance,
  change: Record<string, unknown>
): ApplicationInstance {
  const context = { ...instance.snapshot.context, ...change }
  return { ...instance, snapshot: { ...instance.snapshot, context } }
}

/** The step that is not made yet. */
function nextEntry(
  { history, states, def }: ApplicationInstance,
  account: Account,
  at: Date,
  event: { type: string; [fact: string]: unknown }
): Entry {
  const by = { id: account.id, roles: ['officer'] }
  return {
    ...{ seq: history.length + 1, at, cmd: 'preview', by, event, def: def.version },
    ...{ from: states, to: states, after: '', hash: '' }
  }
}

async function show(
  parts: Parts,
  { path, ...order }: WrittenFor & { path: string; values?: (lang: Lang) => LetterValues }
): Promise<PreviewedLetter> {
  const ids = await membersWith(parts, order.instance, ['writer', 'signatory'])
  const found = await parts.accounts.findMany(ids)
  const accounts = ids.flatMap((id) => found.find((one) => one.id === id) ?? [])
  const [first] = accounts
  if (!first) throw new NotFound(`anybody to write to about ${order.instance._id}`)
  const request = await writeDossierLetter(parts, order, first, parts.baseUrl + path)
  return {
    ...parts.messages.preview(request),
    to: accounts.map(({ name, mail }) => name || mail)
  }
}
