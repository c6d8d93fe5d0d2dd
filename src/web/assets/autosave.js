/**
 * Saves a section while one writes, through the same form: the page that comes back says when, and which
 * version is now on screen. Files wait for the button. Without this script the buttons do the same.
 */
const PAUSE = 4000

for (const form of document.querySelectorAll('form[data-autosave]')) enhance(form)

function enhance(form) {
  const status = document.getElementById('saved')
  const expect = form.querySelector('#expect')
  let timer
  let sending = false
  let dirty = false
  let stopped = false

  form.addEventListener('input', (event) => {
    if (event.target.type === 'file') return
    dirty = true
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE)
  })
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    // one sending at a time: a double click, or a save under way, would look like two windows
    if (stopped === 'submitting') event.preventDefault()
    stopped = 'submitting'
    setTimeout(() => (stopped = false), 10_000)
  })
  addEventListener('pageshow', () => (stopped = false))

  async function save() {
    if (!dirty || stopped) return
    if (sending) {
      timer = setTimeout(save, PAUSE)
      return
    }
    sending = true
    dirty = false
    try {
      const fields = new URLSearchParams()
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string') fields.append(name, value)
      }
      const response = await fetch(form.action, { method: 'POST', body: fields })
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      take(page)
    } catch {
      say(form.dataset.lost)
      dirty = true
    } finally {
      sending = false
    }
  }

  /** What the answered page says replaces what this one said; what is being typed is left alone. */
  function take(page) {
    const version = page.querySelector('form[data-autosave] #expect')
    if (!version || stopped) {
      if (!version) say(form.dataset.lost)
      return
    }
    expect.value = version.value
    status.replaceChildren(...page.getElementById('saved').childNodes)
    for (const part of ['.letters', '.side .progress', '[data-live]']) {
      const fresh = page.querySelector(part)
      if (fresh) document.querySelector(part)?.replaceWith(fresh)
    }
  }

  function say(words) {
    const sentence = document.createElement('strong')
    sentence.textContent = words
    status.replaceChildren(sentence)
  }
}
