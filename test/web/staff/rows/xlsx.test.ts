import { strFromU8, unzipSync } from 'fflate'
import { xlsxOf } from '../../../../src/web/staff/rows/xlsx.ts'

async function partsOf(rows: readonly (readonly (string | number)[])[]) {
  const parts = unzipSync(await xlsxOf('Dossiers', rows))
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  return { sheet: read('xl/worksheets/sheet1.xml'), texts: read('xl/sharedStrings.xml') }
}

it('writes what somebody typed as a text, whatever it begins with: no spreadsheet runs it', async () => {
  const dangerous = ['=1+1', '@SUM(A1)', '+33', '-1', '=HYPERLINK("https://a.example","x")']
  const { sheet, texts } = await partsOf([['Titre'], ...dangerous.map((text) => [text])])
  expect(sheet).not.toMatch(/<f[ >]/)
  expect(sheet.match(/<c r="A\d" (s="1" )?t="s">/g)).toHaveLength(dangerous.length + 1)
  expect(texts).toContain('<t>=1+1</t>')
})

it('keeps figures as figures, and leaves out what no spreadsheet can read', async () => {
  const { sheet, texts } = await partsOf([
    ['Nom', 'Total'],
    ['a\u0000b <&>', 42]
  ])
  expect(sheet).toContain('<c r="B2"><v>42</v></c>')
  expect(texts).toContain('<t>ab &lt;&amp;&gt;</t>')
})
