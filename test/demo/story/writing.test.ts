import { loadStory } from '../../../src/demo/story/load-story.ts'

const story = loadStory()

/** Every text of the story with where it is, addresses and codes left out. */
function texts(value: unknown, where: string): [string, string][] {
  if (typeof value === 'string') {
    return /^(https:|20\d\d-|VAC-|[^ ]+@)|\.(pdf|ods|odt|docx|xlsx|jpg|png)$/.test(value)
      ? []
      : [[where, value]]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => texts(one, `${where} ${key}`))
}

const all = [
  ...story.dossiers.flatMap((one) => texts(one, one.number)),
  ...texts({ ...story, dossiers: [] }, 'story')
]

describe('the writing of the story', () => {
  it('has French typography: curly apostrophes, no-break spaces, no doubled space', () => {
    const wrong = all.filter(([, text]) => /'| [:;?!»€%]|« |\d \d{3}\b| {2}|\.\.\./.test(text))
    expect(wrong).toEqual([])
  })

  it('gives each dossier its own title and its own words', () => {
    for (const id of ['title', 'summary', 'situation', 'democratic-question'] as const) {
      const answers = story.dossiers.flatMap((one) => one.answers[id] ?? [])
      expect(new Set(answers).size).toBe(answers.length)
    }
  })

  it('gives each person one address, and each address one person', () => {
    const pairs = new Set<string>()
    for (const one of story.dossiers) {
      for (const person of one.people) pairs.add(`${person.mail} ${person.name}`)
    }
    for (const person of story.people) pairs.add(`${person.mail} ${person.name}`)
    const mails = [...pairs].map((pair) => pair.split(' ')[0])
    expect(new Set(mails).size).toBe(mails.length)
  })

  it('keeps the answer that was 27 characters too long in Vierzon’s draft of 22 February', () => {
    const vierzon = story.dossiers.find((one) => one.number === 'VAC-0017')
    if (vierzon?.status !== 'deposited') throw new Error('Vierzon was deposited')
    expect(vierzon.draftText?.text).toHaveLength(1027)
    expect(vierzon.answers['reply-commitment'].length).toBeLessThanOrEqual(1000)
    expect(vierzon.answers.summary).toHaveLength(487)
    expect(vierzon.answers.situation).toHaveLength(610)
  })

  it('never tells a candidate who read the dossier', () => {
    const readers = [...new Set(story.readings.map((one) => one.reader))]
    for (const one of story.dossiers) {
      if (one.status !== 'deposited' || !one.later.decision) continue
      const letter = JSON.stringify(one.later.decision)
      expect(readers.filter((name) => letter.includes(name.split(' ')[1] ?? name))).toEqual([])
    }
  })

  it('names no territory but the selected ones in a letter', () => {
    const own = story.dossiers.filter((one) => one.status === 'deposited')
    const secret = own.filter((one) => one.later.decision?.outcome !== 'selected')
    for (const one of own) {
      const letter = JSON.stringify(one.later.decision ?? {})
      const named = secret.filter(
        (other) =>
          other !== one &&
          !other.territory.includes(one.territory) &&
          letter.includes(other.territory)
      )
      expect(named.map((other) => other.territory)).toEqual([])
    }
  })

  it('opens the four published summaries with the words of the results page', () => {
    const selected = story.dossiers.filter(
      (one) => one.status === 'deposited' && one.later.decision?.outcome === 'selected'
    )
    const starts = selected.map((one) => one.answers.summary?.slice(0, 40))
    expect(starts).toEqual([
      'Un minibus à la demande existe, presque ',
      'Toute la ville est inondable et peu de g',
      'La ville possède six locaux fermés dans ',
      'Chaque samedi, le marché du quartier dev'
    ])
  })
})
