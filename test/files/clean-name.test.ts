import { cleanName } from '../../src/files/clean-name.ts'

describe('the name of a file', () => {
  it.each([
    ['Délibération n° 12 – conseil.pdf', 'Délibération n° 12 – conseil.pdf'],
    ['la-grande-table.jpg', 'la-grande-table.pdf'],
    ['budget v1.2', 'budget v1.2.pdf'],
    ['C:\\Users\\Inès\\lettre.PDF', 'lettre.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['lettre\u0000\r\n.pdf', 'lettre.pdf'],
    ['factu\u202efdp.exe', 'factufdp.pdf'],
    ['De\u0301libe\u0301ration.pdf', 'Délibération.pdf'],
    ['lettre.pdf.exe', 'lettre.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['CON.pdf', 'CON_.pdf'],
    ['a<b>:"c|?*.pdf', 'a_b___c___.pdf'],
    ['', 'fichier.pdf'],
    ['...', 'fichier.pdf'],
    ['日本語.pdf', '日本語.pdf']
  ])('%j is kept as %j', (sent, kept) => {
    expect(cleanName(sent, 'pdf')).toBe(kept)
  })

  it('is never too long for a disk', () => {
    expect(Buffer.byteLength(cleanName(`${'é'.repeat(500)}.pdf`, 'pdf'))).toBeLessThan(255)
  })
})
