import type { Reply } from '../commands/command.ts'
import { documentElement, documentOf, elementsOf, listElement } from '../values/bson-bytes.ts'
import { encode } from '../values/codec.ts'

/** Encodes a reply; documents of a batch are put in as the bytes they are. */
export function encodeReply({ batch, fields: made, ...rest }: Reply): Buffer {
  const own = encode(rest)
  const fields = made ? documentOf([elementsOf(made), elementsOf(own)]) : own
  if (!batch) return fields
  const { field, namespace, batch: found } = batch
  const cursor = documentOf([
    listElement(field, found.documents),
    elementsOf(encode({ id: found.id, ns: namespace }))
  ])
  return documentOf([documentElement('cursor', cursor), elementsOf(fields)])
}
