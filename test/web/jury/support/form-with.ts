/** The form of a page that holds this button, and nothing of the others. */
export function formWith(html: string, act: string): string {
  const forms = html.split('<form').slice(1)
  return forms.find((one) => one.includes(`value="${act}"`)) ?? ''
}
