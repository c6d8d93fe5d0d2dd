import { readFile } from 'node:fs/promises'

/** One thing that the traced process did, in order. */
type Step =
  | { kind: 'write'; fd: number; offset: number; bytes: Buffer }
  | { kind: 'truncate'; fd: number; size: number }
  | { kind: 'sync'; fd: number }
  | { kind: 'acknowledge'; count: number }

export interface Trace {
  steps: Step[]
  /** Files by their descriptors; `durable` ones are written through. */
  files: Map<number, { path: string; durable: boolean }>
}

/** What is surely on disk, and what was written since without a sync. */
interface FileState {
  safe: Buffer
  loose: Extract<Step, { kind: 'write' | 'truncate' }>[]
}

/** Reads what `strace -f -xx -s 100000` saw of one process. */
export async function readTrace(path: string): Promise<Trace> {
  const steps: Step[] = []
  const files: Trace['files'] = new Map()
  const positions = new Map<number, number>()
  const unfinished = new Map<string, string>()
  for (const raw of (await readFile(path, 'latin1')).split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(raw) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(pid, rest.replace(/\s*<unfinished \.\.\.>$/, ''))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const line = resumed ? (unfinished.get(pid) ?? '') + (resumed[1] ?? '') : rest
    const step = parse(line, files, positions)
    if (step) steps.push(...step)
  }
  return { steps, files }
}

const HEX = /"((?:\\x[0-9a-f]{2})*)"/g

function parse(
  line: string,
  files: Trace['files'],
  positions: Map<number, number>
): Step[] | undefined {
  const [, call = '', list = '', result = ''] = /^(\w+)\((.*)\)\s+=\s+(-?\d+)/.exec(line) ?? []
  if (Number(result) < 0) return undefined
  const fd = Number(/^\d+/.exec(list)?.[0] ?? -1)
  const bytes = () =>
    Buffer.from(
      [...list.matchAll(HEX)].map(([, hex = '']) => hex.replaceAll('\\x', '')).join(''),
      'hex'
    )
  const offset = () => Number(/,\s*(\d+)$/.exec(list)?.[1] ?? 0)
  switch (call) {
    case 'openat':
      files.set(Number(result), {
        path: Buffer.from(
          (/"((?:\\x[0-9a-f]{2})*)"/.exec(list)?.[1] ?? '').replaceAll('\\x', ''),
          'hex'
        ).toString(),
        durable: /O_D?SYNC/.test(list)
      })
      return undefined
    case 'pwrite64':
    case 'pwritev':
      return [{ kind: 'write', fd, offset: offset(), bytes: bytes().subarray(0, Number(result)) }]
    case 'lseek':
      positions.set(fd, Number(result))
      return undefined
    case 'writev': {
      const at = positions.get(fd) ?? 0
      positions.set(fd, at + Number(result))
      return [{ kind: 'write', fd, offset: at, bytes: bytes().subarray(0, Number(result)) }]
    }
    case 'ftruncate':
      return [{ kind: 'truncate', fd, size: offset() }]
    case 'fsync':
    case 'fdatasync':
      return [{ kind: 'sync', fd }]
    case 'write': {
      const [, count] = /^ack (\d+)/.exec(bytes().toString()) ?? []
      return fd === 1 && count !== undefined
        ? [{ kind: 'acknowledge', count: Number(count) + 1 }]
        : undefined
    }
    default:
      return undefined
  }
}

/**
 * Replays a trace, and stops at each acknowledgement: what is on disk then, had the power gone just
 * after it. Writes without a sync are lost, or kept at random, as `keep` says.
 */
export function* powerCuts(
  { steps, files }: Trace,
  file: string,
  keep: () => boolean
): Generator<{ acknowledged: number; content: Buffer }> {
  const state: FileState = { safe: Buffer.alloc(0), loose: [] }
  for (const step of steps) {
    if (step.kind === 'acknowledge') {
      const content = state.loose.filter(keep).reduce(applied, Buffer.from(state.safe))
      yield { acknowledged: step.count, content }
      continue
    }
    const opened = files.get(step.fd)
    if (!opened?.path.endsWith(file)) continue
    if (step.kind === 'sync') {
      state.safe = state.loose.reduce(applied, state.safe)
      state.loose = []
    } else if (opened.durable) state.safe = applied(state.safe, step)
    else state.loose.push(step)
  }
}

function applied(content: Buffer, step: FileState['loose'][number]): Buffer {
  const size =
    step.kind === 'truncate' ? step.size : Math.max(content.length, step.offset + step.bytes.length)
  const next = Buffer.alloc(size)
  content.copy(next, 0, 0, size)
  if (step.kind === 'write') step.bytes.copy(next, step.offset)
  return next
}
