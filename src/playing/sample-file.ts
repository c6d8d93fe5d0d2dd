import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../shared/project-root.ts'

/** The bytes of an invented piece: a real file of this type. `title` and `pages` are for a PDF. */
export function sampleFile(type: string, title: string, pages = 1): Buffer {
  if (type === 'pdf') return tinyPdf(title, pages)
  return readFileSync(join(projectRoot, 'src', 'playing', 'samples', `sample.${type}`))
}

/** A PDF of a few lines, written by hand so that it costs nothing. */
function tinyPdf(title: string, pages: number): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>']
  const numbers = Array.from({ length: pages }, (_, index) => 4 + index * 2)
  const kids = numbers.map((number) => `${number} 0 R`).join(' ')
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [index, number] of numbers.entries()) {
    const text = `${title}, page ${index + 1}`.replace(/[\\()]/g, '\\$&')
    const content = `BT /F1 14 Tf 60 760 Td (${text}) Tj ET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R ` +
        '/Resources << /Font << /F1 3 0 R >> >> >>'
    )
    objects.push(
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`
    )
  }
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(pdf, 'latin1')
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = Buffer.byteLength(pdf, 'latin1')
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(pdf, 'latin1')
}
