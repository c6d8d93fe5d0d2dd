/** Content-addressed files, in the data folder or in MongoDB: whole, of an allowed type, and never served damaged. */
export { FileDamaged, FileRefused, type FileRefusal } from './file-refused.ts'
export { FILE_TYPES, type FileType } from './file-type.ts'
export type { FileContent, Files } from './files.ts'
export { folderFiles } from './folder-files.ts'
export { gridfsFiles } from './gridfs-files.ts'
