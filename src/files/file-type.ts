/** What a file may really be, by the extension it then has. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png'
} as const

export type FileType = keyof typeof FILE_TYPES

export function isFileType(name: string): name is FileType {
  return Object.hasOwn(FILE_TYPES, name)
}
