import type { Piece } from '../playing/acts/dossier-acts.ts'
import { sampleFile } from '../playing/sample-file.ts'
import type { StoryAttachment } from './story/dossier-schema.ts'

/** A piece of the story as it is sent: of the type its name says, or of the one the story says it really is. */
export function storyPiece(
  { id, filename, pages, realType }: StoryAttachment,
  territory: string
): Piece {
  const type = realType ?? filename.split('.').pop() ?? 'pdf'
  const content = sampleFile(type, `${territory} - ${id} (demonstration)`, pages)
  return { question: id, upload: { name: filename, content } }
}
