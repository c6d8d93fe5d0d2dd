import { formAnswers } from '../../src/demo/story/form-answers.ts'
import { loadStory } from '../../src/demo/story/load-story.ts'
import { sampleFile } from '../../src/playing/sample-file.ts'
import type { DossierFile } from '../../src/applications/index.ts'
import type { Files } from '../../src/files/index.ts'
import { completeness, type Answer, type FormDefinition } from '../../src/forms/index.ts'
import { officialData } from '../../src/territories/official-data.ts'
import type { Seed, Someone } from './lives.ts'
import { seeded } from './seeded.ts'

type Piece = Omit<DossierFile, 'id' | 'at' | 'by'>

/** Whole dossiers that people wrote for the demonstration: the bench says them again under other names. */
export interface Originals {
  texts: { answers: Answer[]; files: Piece[] }[]
  communes: { code: string; name: string; population: number }[]
}

/** The pieces that a commune must attach. */
const PIECES = ['engagement-letter', 'provisional-budget', 'council-deliberation']

/**
 * Keeps each piece once, as content-addressed files do, and takes the complete dossiers of single communes.
 * @throws Error when the demonstration holds none
 */
export async function loadOriginals(form: FormDefinition, files: Files): Promise<Originals> {
  const pieces: Piece[] = []
  for (const question of PIECES) {
    const content = sampleFile('pdf', 'Territoire', 2)
    const stored = await files.put(content, { name: `${question}.pdf` })
    const { name, type, size, sha256, pages } = stored
    pieces.push({ question, name, type, size, sha256, pages })
  }
  const attached = pieces.map((piece) => ({ ...piece, id: piece.question }))
  const texts = loadStory().dossiers.flatMap((dossier) => {
    if (dossier.status !== 'deposited' || dossier.answers['lead-kind'] !== 'commune') return []
    const answers = formAnswers(dossier.answers)
    const { problems } = completeness(form, answers, attached)
    const needed = pieces.filter(({ question }) =>
      completeness(
        form,
        answers,
        attached.filter((one) => one.question !== question) as DossierFile[]
      ).problems.some((problem) => problem.question === question)
    )
    return problems.length > 0 ? [] : [{ answers, files: needed }]
  })
  if (texts.length === 0) throw new Error('No dossier of the demonstration is complete.')
  const communes = [...officialData().communes.values()].map(({ code, name, population }) => ({
    ...{ code, name, population }
  }))
  return { texts, communes }
}

/** The people of one dossier, each with an address of their own. */
export function peopleFor(number: string): { writer: Someone; signatory: Someone } {
  const random = seeded(hashOf(`${number} people`))
  const someone = (what: string, name: string): Someone => ({
    ...{ id: random.id(), name: `${name} ${number}` },
    mail: `${what}.${number.toLowerCase()}@communes.example`
  })
  return {
    writer: someone('agent', 'Camille Martin'),
    signatory: someone('maire', 'Dominique Roy')
  }
}

/**
 * Dossier `rank` of a call: the words of one original, the commune and the people of its own.
 * @param writtenBy the dossier whose people write this one too; itself unless told
 */
export function seedFor(
  { texts, communes }: Originals,
  number: string,
  rank: number,
  writtenBy = number
): Seed {
  const random = seeded(hashOf(number))
  const text = texts[rank % texts.length]
  const commune = communes[(rank * 7) % communes.length]
  if (!text || !commune) throw new Error('Nothing to write a dossier from.')
  const { writer, signatory } = peopleFor(writtenBy)
  const own: Record<string, Answer['value']> = {
    communes: [commune.code],
    population: Math.max(1, commune.population),
    title: `${commune.name} décide avec ses habitants, ${number}`,
    signatory: { name: signatory.name, role: 'maire', mail: signatory.mail },
    density: `density-${1 + random.below(7)}`
  }
  const answers = text.answers.map((one): Answer => {
    const value = own[one.id]
    return value === undefined ? one : { id: one.id, value }
  })
  return { number, writer, signatory, answers, files: text.files, random }
}

/** FNV-1a: the same number for the same text, on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}
