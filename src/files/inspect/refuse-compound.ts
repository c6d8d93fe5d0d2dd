import { FileRefused } from '../file-refused.ts'

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** The container of Word and Excel before 2007, and of any later document under a password. */
export function isCompound(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)
}

/** @throws FileRefused encrypted when it wraps a protected document, else old-office */
export function refuseCompound(bytes: Buffer): never {
  const wrapped = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  throw new FileRefused(wrapped ? 'encrypted' : 'old-office')
}
