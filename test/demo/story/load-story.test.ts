import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { loadStory } from '../../../src/demo/story/load-story.ts'

const OWN = fileURLToPath(new URL('../../../src/demo/story/', import.meta.url))

/** Loads a copy of the story in which one passage of one file was changed. */
function loadChanged(file: string, passage: string | RegExp, replacement: string) {
  const folder = join(mkdtempSync(join(tmpdir(), 'candide-story-')), 'story')
  cpSync(OWN, folder, { recursive: true, filter: (name) => !name.endsWith('.ts') })
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(passage, replacement)
  if (after === before) throw new Error(`${file} has no ${passage}`)
  writeFileSync(path, after)
  return () => loadStory(pathToFileURL(`${folder}/`))
}

describe('a mistake in the story is found when it loads, with the file to look at', () => {
  it('a SIRET with a wrong digit', () => {
    expect(loadChanged('dossiers/VAC-0017.yaml', '21180279800010', '21180279800011')).toThrow(
      /VAC-0017\.yaml[\s\S]*SIRET/
    )
  })

  it('a budget that does not balance', () => {
    expect(loadChanged('dossiers/VAC-0017.yaml', 'amount: 6200', 'amount: 6300')).toThrow(
      /VAC-0017\.yaml[\s\S]*charges equal products/
    )
  })

  it('an address that could be somebody’s', () => {
    expect(loadChanged('people.yaml', 'villes-au-carre.example', 'villes-au-carre.fr')).toThrow(
      /people\.yaml/
    )
  })

  it('a commune that the region does not have', () => {
    expect(loadChanged('dossiers/VAC-0001.yaml', "'37003'", "'75056'")).toThrow(/VAC-0001\.yaml/)
  })

  it('a text longer than the form allows', () => {
    expect(
      loadChanged('dossiers/VAC-0016.yaml', 'title: Le viaduc', `title: ${'Le viaduc '.repeat(11)}`)
    ).toThrow(/VAC-0016\.yaml[\s\S]*100/)
  })

  it('a deposit after the closing', () => {
    expect(loadChanged('dossiers/VAC-0029.yaml', 'T11:47:21', 'T12:47:21')).toThrow(
      /VAC-0029: deposited after the closing/
    )
  })

  it('a required piece that is missing', () => {
    expect(loadChanged('dossiers/VAC-0002.yaml', 'id: signature-delegation', 'id: map')).toThrow(
      /VAC-0002: the piece signature-delegation is required/
    )
  })

  it('a level without the note it asks for', () => {
    expect(loadChanged('readings.yaml', /notes:\n {4}C2:/, 'notes:\n    C6:')).toThrow(
      /reading of VAC-0001 by Lucas Roche: C2 at 1 asks for a note/
    )
  })

  it('a reading by somebody nobody knows', () => {
    expect(loadChanged('readings.yaml', 'Sylvie Perrin', 'Sylvain Perrin')).toThrow(
      /nobody is called Sylvain Perrin/
    )
  })

  it('an answer outside what the correction reopened', () => {
    expect(
      loadChanged('corrections.yaml', '[council-vote, council-vote-date]', '[council-vote]')
    ).toThrow(/correction 1 of VAC-0023: council-vote-date was not reopened/)
  })

  it('a question that the form does not have', () => {
    expect(loadChanged('dossiers/VAC-0043.yaml', 'title:', 'slogan: Une idée\n  title:')).toThrow(
      /VAC-0043\.yaml[\s\S]*slogan/
    )
  })
})
