import { join } from 'node:path'
import { fillLetter, loadLetters, sourceIn } from '../../src/messages/index.ts'
import { renderMail } from '../../src/messages/render-mail.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { createI18n } from '../../src/web/i18n/i18n.ts'
import { createRenderer } from '../../src/web/render/renderer.ts'
import { sampleValues } from './sample-values.ts'

const renderer = createRenderer(createI18n(), (name) => `/assets/${name}`)
const letters = await loadLetters(
  join(projectRoot, 'workflows/territoire-volontaire/template/letters.yaml')
)
const frame = { organisation: 'Villes au Carré', site: 'https://candide.example' }

function render(name: string, values = {}, lang: 'fr' | 'en' = 'fr') {
  const letter = letters[name]
  if (!letter) throw new Error(`no letter ${name}`)
  const source = sourceIn(letter, lang)
  const words = fillLetter(source, { ...sampleValues, ...values }, lang)
  return renderMail(renderer, frame, { ...words, lang: source.lang })
}

describe('a mail', () => {
  it('says the same in text and in HTML, in the language of its reader', () => {
    const mail = render('correction-requested', {}, 'en')
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('It is your move, before Tuesday 6')
      expect(part).toContain('https://candide.example/dossiers/VAC-0017')
      expect(part).toContain('Sent by Villes au Carré')
    }
    expect(mail.html).toContain('<html lang="en">')
  })

  it('shows what people typed, and never runs it', () => {
    const { html, text } = render('correction-requested', {
      message: '<img src=x onerror=alert(1)> & "guillemets"',
      territoire: '<b>Tours</b>'
    })
    expect(html).not.toMatch(/<img|<b>/)
    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;')
    expect(text).toContain('<img src=x onerror=alert(1)> & "guillemets"')
  })

  it('reads well as plain text: no HTML, no triple blank line, no mark left', () => {
    for (const name of Object.keys(letters)) {
      const { text } = render(name)
      expect(text).not.toMatch(/<\w|&#|&amp;|\*\*|\n{3,}|\{\{/)
      expect(text.endsWith('\n')).toBe(true)
    }
  })

  it('is laid out as paragraphs, a list, then a button with its address in full', () => {
    const pieces = ['Délibération du conseil', 'Budget']
    expect(render('correction-reminder', { pieces }).text).toBe(
      [
        'Bonjour,',
        'Nous attendons toujours votre réponse sur le dossier VAC-0017\u00a0:',
        '- Délibération du conseil\n- Budget',
        'C’est à vous d’agir, avant le mardi 6\u00a0avril\u00a02027, 18\u00a0h\u00a000. Passé cette heure, nous vous relancerons une dernière fois\u00a0; le mardi 13\u00a0avril\u00a02027, 18\u00a0h\u00a000, nous devrons trancher sur le dossier tel qu’il est.',
        'Répondre à la demande\u00a0:\nhttps://candide.example/dossiers/VAC-0017',
        'Le délai est trop court\u00a0? Dites-le-nous avant qu’il finisse\u00a0: 02 00 00 00 00, labo@example.org.',
        'Villes au Carré',
        '-- \nEnvoyé par Villes au Carré avec Candide, https://candide.example\nMessage envoyé automatiquement.\n'
      ].join('\n\n')
    )
  })

  it('says a single thing in a line of its own, not as a list of one', () => {
    const { text } = render('correction-reminder', { pieces: ['Délibération du conseil'] })
    expect(text).toContain('\n\nDélibération du conseil\n\n')
  })
})
