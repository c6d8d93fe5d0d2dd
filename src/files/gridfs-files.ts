import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { GridFSBucket, type Db, type ObjectId } from 'mongodb'
import type { Blobs } from './blobs.ts'
import { createFiles } from './create-files.ts'
import type { Files } from './files.ts'

/**
 * Files in MongoDB, shared by several processes. Two that keep the same bytes at once make two copies, both
 * right: the next collection leaves them, since they are one and the same hash.
 * @param incoming a local folder for what is arriving
 */
export function gridfsFiles(db: Db, incoming: string): Promise<Files> {
  return createFiles(gridfsBlobs(db), incoming)
}

interface StoredBlob {
  _id: ObjectId
  filename: string
  uploadDate: Date
}

function gridfsBlobs(db: Db): Blobs {
  const options = { writeConcern: { w: 'majority', journal: true } } as const
  const bucket = new GridFSBucket(db, { bucketName: 'blobs', ...options })
  const found = db.collection<StoredBlob>('blobs.files', options)
  const chunks = db.collection('blobs.chunks', options)
  return {
    async keep(sha256, path) {
      const touched = await found.updateMany(
        { filename: sha256 },
        { $set: { uploadDate: new Date() } }
      )
      if (touched.matchedCount > 0) return
      // The file's own document is written after its chunks: cut off before, it does not exist.
      await pipeline(createReadStream(path), bucket.openUploadStream(sha256))
    },
    async open(sha256) {
      const blob = await found.findOne({ filename: sha256 })
      return blob ? bucket.openDownloadStream(blob._id) : null
    },
    has: async (sha256) => (await found.findOne({ filename: sha256 })) !== null,
    async *list() {
      for await (const { filename, uploadDate } of found.find()) {
        yield { sha256: filename, keptAt: uploadDate }
      }
    },
    async remove(sha256, before) {
      let removed = false
      for await (const { _id } of found.find({ filename: sha256, uploadDate: { $lt: before } })) {
        const { deletedCount } = await found.deleteOne({ _id, uploadDate: { $lt: before } })
        if (deletedCount === 0) continue
        await chunks.deleteMany({ files_id: _id })
        removed = true
      }
      return removed && !(await found.findOne({ filename: sha256 }))
    }
  }
}
