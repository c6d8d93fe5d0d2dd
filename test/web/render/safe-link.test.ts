import fc from 'fast-check'
import { isLocalPath, safeLink } from '../../../src/web/render/safe-link.ts'

describe('links', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['mailto:labo@example.org', 'mailto:labo@example.org'],
    ['/appels/2027-01', '/appels/2027-01'],
    ['#contenu', '#contenu'],
    ['?page=2', '?page=2']
  ])('lead where they may: %s', (address, expected) => {
    expect(safeLink(address, 'fr')).toBe(expected)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'ftp://example.org',
    undefined,
    42
  ])('lead nowhere: %p', (address) => {
    expect(safeLink(address, 'fr')).toBe('#')
  })

  it('keep English readers in English, and leave files alone', () => {
    expect(safeLink('/appels/2027-01', 'en')).toBe('/en/appels/2027-01')
    expect(safeLink('/', 'en')).toBe('/en')
    expect(safeLink('/assets/v/candide.css', 'en')).toBe('/assets/v/candide.css')
  })

  it('a path of this site never leads to another, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.string(),
        fc.constantFrom('', '/', '//', '/\\', '\t/'),
        (url, text, start) => {
          for (const typed of [start + text, start + url, text + url]) {
            if (isLocalPath(typed)) {
              expect(new URL(typed, 'https://candide.example').host).toBe('candide.example')
            }
          }
        }
      )
    )
  })
})
