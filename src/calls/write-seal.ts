import type { CallContent } from './call-content.ts'
import type { CallInstance, Seal } from './call.model.ts'
import type { CallsDeps } from './calls-deps.ts'
import { sealedText, sealOf } from './seal-rules.ts'

/**
 * Writes the bytes of the rules before the event that names their hash, so that no event ever names bytes
 * that are missing. A seal that no event names is published nowhere.
 */
export async function writeSeal(
  deps: CallsDeps,
  {
    call,
    kind,
    content,
    reason,
    by
  }: { call: string; kind: Seal['kind']; content: CallContent; reason: string; by: string }
): Promise<Seal> {
  const published = await publishedHashes(deps, call)
  const version = published.length + 1
  const text = sealedText({ call, version, workflow: deps.engine.versions(), content })
  const sha256 = sealOf(text)
  const seal: Seal = {
    _id: sha256,
    call,
    version,
    kind,
    text,
    sha256,
    at: deps.clock.now(),
    by,
    reason
  }
  // the same rules may have been refused before, for want of a reason: what is said of them is today's
  const write = published.includes(sha256) ? { $setOnInsert: seal } : { $set: seal }
  await deps.models.seals.updateOne({ _id: sha256 }, write, { upsert: true })
  return seal
}

/** Every published version of the rules, the oldest first. */
export async function sealsOf(deps: Pick<CallsDeps, 'models'>, call: string): Promise<Seal[]> {
  const hashes = await publishedHashes(deps, call)
  const seals = await deps.models.seals.find({ _id: { $in: hashes } }).lean<Seal[]>()
  return hashes.flatMap((sha256) => seals.filter((seal) => seal._id === sha256))
}

/** The rules under which a dossier was written, or those of today. */
export interface Rules {
  /** place among the published versions, from 1: what a dossier names */
  version: number
  seal: Seal
  content: CallContent
}

/** Sealed bytes never change: the last few are read once. */
const known = new Map<string, Omit<Rules, 'version'>>()
const KEPT = 20

type SealedCall = Pick<CallInstance, '_id' | 'snapshot'>

/**
 * @param call its number, or the call itself when it was read already
 * @param version the one in force unless told
 * @returns null before the opening
 */
export async function rulesOf(
  deps: Pick<CallsDeps, 'models'>,
  call: string | SealedCall,
  version?: number
): Promise<Rules | null> {
  const hashes = typeof call === 'string' ? await publishedHashes(deps, call) : hashesIn(call)
  const place = version ?? hashes.length
  const sha256 = hashes[place - 1]
  if (sha256 === undefined) return null
  const before = known.get(sha256)
  if (before) return { version: place, ...before }
  const seal = await deps.models.seals.findById(sha256).lean<Seal>()
  if (!seal) throw new Error(`The sealed rules ${sha256} are missing.`)
  const { content } = JSON.parse(seal.text) as { content: CallContent }
  if (known.size >= KEPT) known.clear()
  known.set(sha256, { seal, content })
  return { version: place, seal, content }
}

async function publishedHashes(
  { models }: Pick<CallsDeps, 'models'>,
  call: string
): Promise<string[]> {
  const instance = await models.calls.findById(call, { 'snapshot.context.seals': 1 }).lean()
  return instance ? hashesIn(instance) : []
}

function hashesIn({ snapshot }: Pick<SealedCall, 'snapshot'>): string[] {
  return (snapshot.context['seals'] as string[] | undefined) ?? []
}
