/** What a browser would stumble on in a fragment of HTML; empty when nothing. */
export function structureFaults(html: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((one) => one[1] ?? '')
  for (const [, close, name = '', attributes = ''] of html.matchAll(TAG)) {
    if (close) {
      const last = open.pop()
      if (last !== name) faults.push(`</${name}> closes <${last ?? 'nothing'}>`)
    } else if (!VOID.has(name)) open.push(name)
    if (/\s(style|on\w+)=/.test(attributes)) faults.push(`inline code in <${name}>`)
    for (const reference of ['for', 'aria-describedby', 'aria-labelledby']) {
      const value = new RegExp(`\\s${reference}="([^"]*)"`).exec(attributes)?.[1]
      for (const id of value?.split(' ') ?? []) {
        if (!ids.includes(id)) faults.push(`${reference} names ${id}, which is not there`)
      }
    }
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`)
  for (const id of new Set(ids)) {
    if (ids.filter((one) => one === id).length > 1) faults.push(`the id ${id} is there twice`)
  }
  return [...faults, ...controlsWithoutLabel(html)]
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^>"])*)>/g
const VOID = new Set(['input', 'br', 'hr', 'img'])

function controlsWithoutLabel(html: string): string[] {
  const labelled = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map((one) => one[1]))
  return [...html.matchAll(/<(?:input|textarea|select)((?:"[^"]*"|[^>"])*)>/g)].flatMap(
    ([, attributes = '']) => {
      if (attributes.includes('type="hidden"')) return []
      const id = /\sid="([^"]*)"/.exec(attributes)?.[1]
      return id && labelled.has(id) ? [] : [`no label for the control ${id ?? attributes}`]
    }
  )
}
