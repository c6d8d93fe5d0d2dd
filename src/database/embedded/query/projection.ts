import { CommandError } from '../errors.ts'
import type { Variables } from '../aggregation/expression.ts'
import type { Picks } from '../values/pick-fields.ts'
import { isDocument, ownField, setField, type Document, type Value } from '../values/types.ts'
import { readLeaf, type Leaf } from './projection-leaf.ts'

export interface Projection {
  of: (document: Document, variables?: Variables, position?: number) => Document
  /** the top-level fields that it looks at; absent when it may look at any */
  fields?: ReadonlySet<string>
  /** it keeps these paths whole, or leaves them out, and does nothing else */
  picks?: { keeps: boolean; paths: Picks }
}

interface Tree {
  children: Map<string, Tree | Leaf>
}

const isTree = (node: Tree | Leaf): node is Tree => 'children' in node

/**
 * Compiles a projection of `find`, or of `$project` when `pipeline` is true.
 * @throws CommandError 31253 and 31254 when inclusion and exclusion are mixed
 */
export function compileProjection(
  given: Document,
  { pipeline = false } = {}
): Projection | undefined {
  if (Object.keys(given).length === 0) {
    if (pipeline)
      throw new CommandError(
        51_272,
        'Invalid $project :: caused by :: projection specification must have at least one field'
      )
    return undefined
  }
  const tree: Tree = { children: new Map() }
  let mode: 'include' | 'exclude' | undefined
  let keepId: boolean | undefined

  const add = (path: string[], value: Value): void => {
    const name = path.join('.')
    if (path.includes(''))
      throw new CommandError(40_353, 'FieldPath must not end or begin with a dot.')
    const leaf = readLeaf(name, value, pipeline)
    if (leaf === undefined) {
      for (const [inner, operand] of Object.entries(value as Document))
        add([...path, ...inner.split('.')], operand)
      return
    }
    if (name === '_id' && (leaf.kind === 'exclude' || leaf.kind === 'include')) {
      keepId = leaf.kind === 'include'
      return
    }
    const side = leaf.kind === 'exclude' ? 'exclude' : leaf.kind === 'array' ? undefined : 'include'
    if (side && mode && side !== mode) {
      throw mode === 'include'
        ? new CommandError(31_254, `Cannot do exclusion on field ${name} in inclusion projection`)
        : new CommandError(31_253, `Cannot do inclusion on field ${name} in exclusion projection`)
    }
    mode ??= side
    insert(tree, name.endsWith('.$') ? path.slice(0, -1) : path, leaf)
  }
  for (const [name, value] of Object.entries(given)) add(name.split('.'), value)

  const including =
    mode === 'include' ||
    (mode === undefined && keepId === true) ||
    (mode === undefined && onlyElemMatch(given))
  if (including && keepId !== false)
    tree.children.set('_id', tree.children.get('_id') ?? { kind: 'include' })
  if (!including && keepId === false) tree.children.set('_id', { kind: 'exclude' })
  const fields = new Set(tree.children.keys())
  const kind = including ? 'include' : 'exclude'
  const paths = picksOf(tree, kind)
  return {
    of(document, variables = {}, position) {
      const context = { root: document, variables, position }
      return including ? include(document, tree, context) : exclude(document, tree, context)
    },
    ...(including && !computes(tree) && { fields }),
    ...(paths && { picks: { keeps: including, paths } })
  }
}

/** @returns undefined where something else is done at the end of a path */
function picksOf(tree: Tree, kind: 'include' | 'exclude'): Picks | undefined {
  const picks = new Map<string, true | Picks>()
  for (const [name, node] of tree.children) {
    const pick = isTree(node) ? picksOf(node, kind) : node.kind === kind || undefined
    if (pick === undefined) return undefined
    picks.set(name, pick)
  }
  return picks
}

function onlyElemMatch(given: Document): boolean {
  return Object.values(given).every((value) => isDocument(value) && '$elemMatch' in value)
}

function insert(tree: Tree, path: readonly string[], leaf: Leaf): void {
  let node = tree
  for (const [i, name] of path.entries()) {
    const known = node.children.get(name)
    if (i === path.length - 1) {
      if (known) throw new CommandError(31_250, `Path collision at ${path.join('.')}`)
      node.children.set(name, leaf)
      return
    }
    if (known && !isTree(known))
      throw new CommandError(31_249, `Path collision at ${path.join('.')}`)
    const next = known ?? { children: new Map<string, Tree | Leaf>() }
    node.children.set(name, next)
    node = next
  }
}

interface Context {
  root: Document
  variables: Variables
  position: number | undefined
}

function include(document: Document, tree: Tree, context: Context): Document {
  const result: Document = {}
  for (const [name, value] of Object.entries(document)) {
    const node = tree.children.get(name)
    if (!node) continue
    const kept = isTree(node) ? includeBelow(value, node, context) : keep(value, node, context)
    if (kept !== undefined) setField(result, name, kept)
  }
  for (const [name, node] of tree.children) {
    if (isTree(node)) {
      if (ownField(document, name) !== undefined || !computes(node)) continue
      setField(result, name, include({}, node, context))
    } else if (node.kind === 'compute') {
      const computed = node.expression(context.root, context.variables)
      if (computed === undefined) delete result[name]
      else setField(result, name, computed)
    }
  }
  return result
}

function computes(tree: Tree): boolean {
  return [...tree.children.values()].some((node) =>
    isTree(node) ? computes(node) : node.kind === 'compute'
  )
}

function includeBelow(value: Value, tree: Tree, context: Context): Value | undefined {
  if (isDocument(value)) return include(value, tree, context)
  if (Array.isArray(value)) {
    return value.flatMap((item): Value[] => {
      const kept = includeBelow(item, tree, context)
      return kept === undefined ? [] : [kept]
    })
  }
  return computes(tree) ? include({}, tree, context) : undefined
}

function keep(value: Value, leaf: Leaf, { position }: Context): Value | undefined {
  switch (leaf.kind) {
    case 'include':
      return value
    case 'exclude':
      return undefined
    case 'array':
      return Array.isArray(value) ? leaf.pick(value) : value
    case 'position':
      if (!Array.isArray(value)) return value
      if (position === undefined) {
        throw new CommandError(
          51_246,
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array"
        )
      }
      return value[position] === undefined ? [] : [value[position]]
    case 'compute':
      return value
  }
}

function exclude(document: Document, tree: Tree, context: Context): Document {
  const result: Document = {}
  for (const [name, value] of Object.entries(document)) {
    const node = tree.children.get(name)
    const kept = !node
      ? value
      : isTree(node)
        ? excludeBelow(value, node, context)
        : keep(value, node, context)
    if (kept !== undefined) setField(result, name, kept)
  }
  return result
}

function excludeBelow(value: Value, tree: Tree, context: Context): Value {
  if (isDocument(value)) return exclude(value, tree, context)
  return Array.isArray(value) ? value.map((item) => excludeBelow(item, tree, context)) : value
}
