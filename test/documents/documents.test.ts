import { execFile } from 'node:child_process'
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import {
  applicationPdf,
  decisionLetterPdf,
  formQuestionsPdf,
  minutesPdf,
  receiptPdf,
  rulesPdf,
  type ApplicationModel
} from '../../src/documents/index.ts'
import { inspect } from '../../src/files/inspect/inspect.ts'
import { questionsOf, readDefinition } from '../../src/forms/index.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { createI18n } from '../../src/web/i18n/i18n.ts'
import * as samples from './sample-models.ts'

const i18n = createI18n()
const fr = { lang: 'fr', t: i18n.translator('fr') } as const
const en = { lang: 'en', t: i18n.translator('en') } as const

const template = join(projectRoot, 'workflows/territoire-volontaire/template')
const form = readDefinition(await readFile(join(template, 'form.yaml'), 'utf8'))
const questionsModel = {
  call: samples.call,
  organiser: 'Villes au Carré',
  intro: ['Clôture lundi 15 mars 2027 à 12 h 00.'],
  version: 1,
  date: new Date('2027-01-11T08:00:00Z'),
  variables: { rulesVersion: '1' }
}
const application: ApplicationModel = {
  application: 'VAC-0017',
  territory: 'Commune de Vierzon',
  title: 'Le budget du quartier se décide au marché',
  call: samples.call,
  revision: 3,
  fingerprint: 'c41e8a0759d2b6f3',
  frozenAt: new Date('2027-03-10T16:42:00Z'),
  receivedAt: new Date('2027-03-11T08:18:04Z'),
  sections: [
    {
      id: 'd',
      letter: 'D',
      title: 'Projet',
      answers: [
        view('title', { kind: 'line', text: 'Le budget du quartier', soft: 'cent signes au plus' }),
        view('situation', { kind: 'paragraphs', paragraphs: [`${'Très long. '.repeat(600)}Fin.`] }),
        view('publics', { kind: 'chips', chips: ['jeunes', 'locataires'] }),
        view('power', {
          kind: 'scale',
          steps: [
            { label: 'information', hint: '', current: false },
            { label: 'codécision', hint: 'ensemble', current: true }
          ]
        }),
        view('links', { kind: 'link', href: 'https://marche.example/', text: 'le marché' }),
        view('staff', {
          kind: 'person',
          name: 'Inès Caron',
          lines: ['agente'],
          mail: 'i@v.example'
        }),
        view('timetable', {
          kind: 'table',
          caption: 'Calendrier',
          head: ['Étape', 'Début'],
          rows: [{ title: 'Étal', cells: ['octobre 2027'] }]
        }),
        view('budget', {
          kind: 'budget',
          sides: [
            {
              title: 'Charges',
              rows: [{ label: 'Jetons', amount: '54 200 €' }],
              total: '54 200 €',
              totalLabel: 'Total'
            }
          ]
        }),
        view('map', {
          kind: 'files',
          files: [{ id: '1', name: 'carte.png', facts: 'PNG, 12 Ko' }]
        }),
        {
          ...view('risks', { kind: 'line', text: '' }),
          answer: undefined as never,
          note: 'Pas de réponse.'
        }
      ].map(({ answer, ...rest }) => (answer === undefined ? rest : { ...rest, answer }))
    }
  ]
}

function view(
  question: string,
  answer: NonNullable<ApplicationModel['sections'][number]['answers'][number]['answer']>
) {
  return {
    question,
    id: `answer-${question}`,
    code: 'D1',
    label: `Question ${question}`,
    partial: '',
    answer,
    note: ''
  }
}

const all: [string, (wording: typeof fr | typeof en) => Promise<Buffer>][] = [
  ['receipt', (wording) => receiptPdf(samples.receipt, wording)],
  ['decision', (wording) => decisionLetterPdf(samples.decision, wording)],
  ['minutes', (wording) => minutesPdf(samples.minutes, wording)],
  ['rules', (wording) => rulesPdf(samples.rules, wording)],
  ['application', (wording) => applicationPdf(application, wording)],
  ['questions', (wording) => formQuestionsPdf(form, questionsModel, wording)]
]

describe.each(all)('%s', (_, print) => {
  it('is a whole PDF, tagged, with its language and title, in both languages', async () => {
    for (const wording of [fr, en]) {
      const bytes = await print(wording)
      expect((await inspect(bytes)).pages).toBeGreaterThan(0)
      const text = bytes.toString('latin1')
      expect(text).toContain('/Marked true')
      expect(text).toContain(`/Lang (${wording.lang === 'fr' ? 'fr-FR' : 'en-GB'})`)
      expect(text).toContain('/DisplayDocTitle true')
      expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(text).toMatch(/\/S \/H1/)
      // Every font is embedded: the file reads the same anywhere, in a hundred years too.
      const fonts = text.match(/\/Type \/FontDescriptor/g) ?? []
      expect(fonts.length).toBe((text.match(/\/FontFile[23] /g) ?? []).length)
      expect(fonts.length).toBeGreaterThan(0)
    }
  })

  it('leaves nothing written outside its structure', async () => {
    for (const content of contentsOf(await print(fr))) {
      // Between marks, pdfkit may place and colour, but not show text.
      const outside = content.replace(/\/\w+ (?:<<[^>]*>> )?(?:BDC|BMC)[\s\S]*?\bEMC\b/g, '')
      expect(outside).not.toMatch(/\bT[jJ]\b/)
    }
  })
})

it('gives the same bytes for the same document, whatever the second', async () => {
  const printAll = () => Promise.all(all.map(([, print]) => print(fr)))
  const first = await printAll()
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const second = await printAll()
  expect(first.map((bytes, index) => second[index]?.equals(bytes))).toEqual(all.map(() => true))
})

describe('what a person reads', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candide-pdf-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** As a reader sees it; skipped aloud where poppler is not installed. */
  async function textOf(bytes: Buffer): Promise<string | null> {
    const path = join(folder, 'document.pdf')
    await writeFile(path, bytes)
    try {
      const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-'])
      return stdout.replace(/\s+/g, ' ')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      process.stderr.write('SKIPPED: pdftotext is not installed, texts of PDFs are not read\n')
      return null
    }
  }

  it('on the receipt: the mentions of CRPA R112-11-1, the proof, and the second it came', async () => {
    const text = await textOf(await receiptPdf(samples.receipt, fr))
    if (text === null) return
    for (const mention of [
      'jeudi 11 mars 2027, 9 h 18 et 04 s, heure de Paris',
      '1 rue de l’Exemple, 37000 Tours',
      '02 00 00 00 00',
      'réputée rejetée',
      'tribunal administratif',
      'dans les deux mois',
      'Inès Caron',
      'Nadia Lefort',
      '7K4M-92QD-X3HT',
      'lettre-engagement-vierzon.pdf'
    ]) {
      expect(text).toContain(mention)
    }
  })

  it('on a receipt made by the clock: that nobody pressed the button', async () => {
    const text = await textOf(await receiptPdf({ ...samples.receipt, depositedBy: null }, fr))
    if (text === null) return
    expect(text).toContain('déposé par l’horloge à la clôture')
    expect(text).not.toContain('Inès Caron')
  })

  it('on an unsigned decision: that it is a draft, and no word of a signature', async () => {
    const draft = { ...samples.decision }
    delete draft.signed
    const text = await textOf(await decisionLetterPdf(draft, fr))
    if (text === null) return
    expect(text).toContain('Projet de décision, non signé')
    expect(text).not.toContain('Signée')
    expect(text).not.toContain('Jeanne Aubertin')
  })

  it('in the list of questions: every question, its limit and its condition', async () => {
    const text = await textOf(await formQuestionsPdf(form, questionsModel, fr))
    if (text === null) return
    for (const question of questionsOf(form)) {
      expect(text).toContain(question.label.fr.replace(/\s+/g, ' ').slice(0, 30))
    }
    expect(text).toContain('Texte, 2 500 caractères au plus')
    expect(text).toContain('À remplir seulement si')
    expect(text).not.toContain('{{')
  })

  it('in a dossier: every kind of answer, the longest to its last word, and what is missing', async () => {
    const text = await textOf(await applicationPdf(application, fr))
    if (text === null) return
    for (const words of [
      'Fin.',
      'locataires',
      'codécision',
      'https://marche.example/',
      'i@v.example'
    ]) {
      expect(text).toContain(words)
    }
    for (const words of ['octobre 2027', '54 200 €', 'carte.png', 'Pas de réponse.']) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('information')
  })

  it('keeps letters of other languages, and marks those it cannot print', async () => {
    const model = { ...samples.receipt, territory: 'Łódź et 東京' }
    const text = await textOf(await receiptPdf(model, fr))
    if (text === null) return
    expect(text).toContain('Łódź et ??')
  })
})

/** The drawing orders of each page, inflated. */
function contentsOf(bytes: Buffer): string[] {
  const text = bytes.toString('latin1')
  const found: string[] = []
  for (const match of text.matchAll(
    /<<([^<>]*\/FlateDecode[^<>]*)>>\nstream\n([\s\S]*?)\nendstream/g
  )) {
    const content = inflateSync(Buffer.from(match[2] ?? '', 'latin1')).toString('latin1')
    if (/\bBT\b/.test(content) && / Tf\b/.test(content)) found.push(content)
  }
  expect(found.length).toBeGreaterThan(0)
  return found
}
