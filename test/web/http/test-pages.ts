import { readFile } from 'node:fs/promises'
import { NotFound, Refusal } from '../../../src/shared/errors.ts'
import { download, redirect, view, type Page, type UploadedFile } from '../../../src/web/page.ts'

/** What the form of these pages was sent, for tests to look at. */
export const received: {
  body: unknown
  files: Omit<UploadedFile, 'path'>[]
  content: string[]
  receivedAt: Date
}[] = []

export const testPages: Page[] = [
  {
    path: '/test/form',
    audience: 'applicant',
    upload: { fileBytes: 1000 },
    keptLabels: () => ({ title: 'Dossier VAC-0017', labels: { D4: 'D4, la question' } }),
    get: ({ t }) => view('errors/too-often', { title: t('web.skip') }),
    post: async ({ body, files, receivedAt }) => {
      const content: string[] = []
      for (const file of files) {
        content.push(file.tooLarge ? '' : await readFile(file.path, 'utf8'))
      }
      const shown = files.map(({ field, name, size, tooLarge }) => ({
        field,
        name,
        size,
        tooLarge
      }))
      received.push({ body, files: shown, content, receivedAt })
      return redirect('/test/form', 'Enregistré.')
    }
  },
  {
    path: '/test/staff',
    audience: 'staff',
    get: () => view('errors/too-often', { title: 'Staff' })
  },
  {
    path: '/test/boom',
    audience: 'public',
    get: () => Promise.reject(new Error('the database said i.caron@vierzon.example'))
  },
  {
    path: '/test/refused',
    audience: 'public',
    get: () => {
      throw new Refusal('closed', (lang) => [
        lang === 'fr'
          ? { why: 'L’appel est clos.', then: 'Écrivez à l’équipe.' }
          : { why: 'The call is closed.' }
      ])
    }
  },
  {
    path: '/test/hidden/:id',
    audience: 'public',
    get: ({ params }) => {
      throw new NotFound(params['id'])
    }
  },
  {
    path: '/test/away',
    audience: 'public',
    get: ({ query }) => redirect(String(query['to']))
  },
  {
    path: '/test/file',
    audience: 'public',
    get: () => download('accusé n° 1.pdf', 'application/pdf', Buffer.from('%PDF'), { inline: true })
  }
]
