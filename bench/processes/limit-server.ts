import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { deserialize } from 'node:v8'
import compression from 'compression'
import express from 'express'
import PDFDocument from 'pdfkit'
import { loadAssets } from '../../src/web/assets.ts'
import { createI18n } from '../../src/web/i18n/i18n.ts'
import { createRenderer } from '../../src/web/render/renderer.ts'
import { csvOf } from '../../src/web/staff/rows/csv.ts'
import { xlsxOf } from '../../src/web/staff/rows/xlsx.ts'
import type { CapturedPage } from './capture-pages.ts'

/**
 * What a page costs at least: bare Express 5 that renders the same views from ready data, compressed the same
 * way. No session, no store, no header but those of Express.
 */
const [file = '', rowsFile = ''] = process.argv.slice(2)
const pages = deserialize(readFileSync(file)) as CapturedPage[]
const assets = loadAssets()
const renderer = createRenderer(createI18n(), (name) => assets.address(name))
const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use(compression())
for (const { name, view, model, lang } of pages) {
  app.get(`/${encodeURIComponent(name)}`, (_req, res) => {
    res.type('html').send(renderer.render(view, model, { lang, layout: 'page' }))
  })
}
app.get('/empty.pdf', (_req, res) => {
  const document = new PDFDocument({ size: 'A4' })
  res.type('application/pdf')
  document.pipe(res)
  document.end()
})
/** the rows of an export, ready: written by the bench before it asks */
const rows = () => deserialize(readFileSync(rowsFile)) as string[][]
let ready: string[][] | undefined
app.get('/rows.csv', (_req, res) => {
  res.type('text/csv').send(Buffer.from(csvOf((ready ??= rows()))))
})
app.get('/rows.xlsx', async (_req, res) => {
  ready ??= rows()
  const [head = [], ...lines] = ready
  const typed = lines.map((line) => line.map((cell, at) => (at < 9 ? cell : Number(cell))))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  res.type(type).send(await xlsxOf('Dossiers', [head, ...typed]))
})
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
