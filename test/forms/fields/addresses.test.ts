import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('addresses', () => {
  it.each(['ines.caron@ville-vierzon.fr', 'o’brien@exemple.fr', 'a+b@mairie.école.fr'])(
    'takes %s',
    (q) => {
      expect(valueOf({ type: 'mail' }, { q })).toBe(q)
    }
  )

  it.each([
    'ines.caron',
    'a@b',
    'a b@c.fr',
    'a@b.fr, c@d.fr',
    'a@-b.fr',
    `${'a'.repeat(300)}@b.fr`
  ])('refuses %s as a mail address', (q) => {
    expect(errorsOf({ type: 'mail' }, { q })).toEqual(['not-a-mail'])
  })

  it('completes a link, and lets only http and https through', () => {
    expect(valueOf({ type: 'link' }, { q: 'www.mairie.fr/projet' })).toBe(
      'https://www.mairie.fr/projet'
    )
    for (const q of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc'
    ]) {
      expect(errorsOf({ type: 'link' }, { q })).toEqual(['link-scheme'])
    }
    for (const q of [
      'http://',
      'https://user:secret@mairie.fr',
      'https://localhost',
      'deux mots.fr'
    ]) {
      expect(errorsOf({ type: 'link' }, { q })).toEqual(['not-a-link'])
    }
    expect(errorsOf({ type: 'link' }, { q: `https://a.fr/${'x'.repeat(2_000)}` })).toEqual([
      'link-too-long'
    ])
  })

  it('checks the fourteen digits of a SIRET and its key', () => {
    expect(valueOf({ type: 'siret' }, { q: '732 829 320 00074' })).toBe('73282932000074')
    expect(errorsOf({ type: 'siret' }, { q: '73282932000075' })).toEqual(['siret-key'])
    expect(errorsOf({ type: 'siret' }, { q: '7328293200007A' })).toEqual(['siret-characters'])
    expect(answering({ type: 'siret' }, { q: '732829320' })?.errors).toEqual([
      { code: 'siret-length', params: { digits: 9, count: 9 } }
    ])
  })
})
