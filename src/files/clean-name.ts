import type { FileType } from './file-type.ts'

const LONGEST = 120

/** Names that Windows keeps for devices: a file so named cannot be saved there. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that can be shown, downloaded and saved anywhere: no folder, no control or direction-turning
 * character, in composed Unicode, with the extension of what the file really is.
 * @param type leaves the extension as sent when absent
 */
export function cleanName(name: string, type?: FileType): string {
  const bare = (name.split(/[/\\]/).pop() ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
  if (!type) return shorten(bare.replace(/^[.\s]+/, '')) || 'fichier'
  const stem = withoutExtension(bare, type).replace(/^[.\s]+|[.\s]+$/g, '')
  const safe = DEVICES.test(stem) ? `${stem}_` : stem
  return `${shorten(safe) || 'fichier'}.${type}`
}

/** Takes off what looks like an extension: short, letters and digits. « budget v1.2 » keeps its « .2 ». */
function withoutExtension(name: string, type: FileType): string {
  const found = /^(.*)\.([a-z][a-z0-9]{0,4})$/i.exec(name)
  const [, stem, extension] = found ?? []
  if (stem === undefined || extension === undefined) return name
  const again = /\.([a-z][a-z0-9]{0,4})$/i.exec(stem)?.[1]?.toLowerCase()
  // « lettre.pdf.exe » is neither: what hides behind a second extension goes too.
  return again === type || again === 'exe' ? withoutExtension(stem, type) : stem
}

function shorten(text: string): string {
  return Array.from(text).slice(0, LONGEST).join('').trim()
}
