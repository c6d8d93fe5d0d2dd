import type { Readable } from 'node:stream'
import type { FileType } from './file-type.ts'

/** What is known of a file once it is on disk. Its name belongs to whoever refers to it: two names may share bytes. */
export interface StoredFile {
  sha256: string
  /** bytes */
  size: number
  type: FileType
  /** media type to send it with */
  mediaType: string
  /** cleaned, with the extension of what it really is */
  name: string
  /** of a PDF, when it can be counted simply */
  pages: number | null
}

export interface PutOptions {
  /** as the browser sent it */
  name: string
  /** bytes; 10 MB unless told */
  max?: number
  /** types taken; all known ones unless told */
  types?: readonly FileType[]
  /** bytes still free in the dossier */
  left?: number
}

/** Bytes, or what opens them: a stream that is opened when it is read cannot fail before anybody listens. */
export type FileContent = Buffer | (() => Readable)

/** Content-addressed files: written once, whole, fsynced before anybody can refer to them. */
export interface Files {
  /**
   * Takes a file as it arrives. What fails leaves nothing behind.
   * @throws FileRefused with a code for the reader; a disk that is full or away throws its own error
   */
  put(content: FileContent, options: PutOptions): Promise<StoredFile>
  /**
   * @returns its bytes, their hash checked before the first is given
   * @throws NotFound, FileDamaged
   */
  read(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
  /** Hashes every file again. */
  verifyAll(): Promise<{ checked: number; damaged: string[] }>
  /**
   * Removes what nothing refers to any more and is older than a day, and what cut-off uploads left.
   * @param isReferenced asked for each old file
   * @returns the hashes removed
   */
  collect(isReferenced: (sha256: string) => Promise<boolean>, now?: Date): Promise<string[]>
}
