import { paragraphs, richText } from '../../../src/web/render/rich-text.ts'

describe('sentences with marks', () => {
  it('make strong words and links', () => {
    expect(richText('**Possible {{when}}**, ou [appelez]( x', { when: 'à 14 h' }, 'fr')).toBe(
      '<strong>Possible à 14 h</strong>, ou [appelez]( x'
    )
    expect(richText('Voir [la page](link).', { link: '/appels' }, 'en')).toBe(
      'Voir <a href="/en/appels">la page</a>.'
    )
  })

  it('never take a value for a mark or for HTML', () => {
    const hostile = { mail: '<b>**x**</b>[y](link)_z_', link: '/a' }
    expect(richText('Vers **{{mail}}**', hostile, 'fr')).toBe(
      'Vers <strong>&lt;b&gt;**x**&lt;/b&gt;[y](link)_z_</strong>'
    )
  })

  it('never link to a script', () => {
    expect(richText('[ici](link)', { link: 'javascript:alert(1)' }, 'fr')).toBe(
      '<a href="#">ici</a>'
    )
  })
})

it('a text typed in several lines keeps its paragraphs, and nothing else of it is HTML', () => {
  expect(paragraphs('Un <b>\nsuite\n\n\nDeux')).toBe('<p>Un &lt;b&gt;<br>suite</p>\n<p>Deux</p>')
})
