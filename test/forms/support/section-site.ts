import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readSection, sectionView, suggestCommunes, type Answer } from '../../../src/forms/index.ts'
import { loadAssets } from '../../../src/web/assets.ts'
import { french, volunteerForm } from './forms.ts'
import { renderPartial } from './render-partials.ts'

export interface SectionSite {
  url: string
  answers(): Answer[]
  close(): Promise<void>
}

/** A site that does nothing but show the sections of one dossier and read what is sent. */
export async function sectionSite(start: Answer[]): Promise<SectionSite> {
  const assets = loadAssets()
  let answers = start
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
      const section = pathname.slice(1)
      if (section === 'communes') {
        response.setHeader('Content-Type', 'application/json')
        return response.end(JSON.stringify(suggestCommunes(searchParams.get('q') ?? '')))
      }
      const asset = assets.find(section)
      if (asset) {
        response.setHeader('Content-Type', asset.type)
        return response.end(asset.content)
      }
      if (request.method === 'POST') {
        let sent = ''
        for await (const part of request) sent += String(part)
        answers = readSection(volunteerForm, section, bodyOf(sent), answers)
        return response.writeHead(303, { Location: `/${section}` }).end()
      }
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader('Content-Security-Policy', "default-src 'self'")
      response.end(page(section, answers))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: () => answers,
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
  }
}

function bodyOf(sent: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(sent)
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const all = fields.getAll(name)
      return [name, all.length === 1 ? (all[0] ?? '') : all]
    })
  )
}

const scope = { ...french, communesSource: '/communes' }

function page(section: string, answers: Answer[]): string {
  const view = sectionView(volunteerForm, section, { answers, files: [] }, scope)
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${view.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/candide.css"><script type="module" src="/form.js"></script>
<script type="module" src="/communes.js"></script></head>
<body><main><div class="page"><h1>${view.letter}. ${view.title}</h1>
<form method="post" action="/${section}" novalidate>${renderPartial('fields/section', view)}
<button class="button primary">Enregistrer</button></form></div></main></body></html>`
}
