/** Small comforts on every page; nothing depends on them. */

// A menu closes with Escape, or when one goes elsewhere.
for (const menu of document.querySelectorAll('details.menu')) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  menu.addEventListener('focusout', (event) => {
    if (!menu.contains(event.relatedTarget)) menu.open = false
  })
}

// A letter shown beside its form no longer says what the form holds.
for (const form of document.querySelectorAll('form[data-previewed]')) {
  form.addEventListener('input', () => {
    const notice = document.getElementById(form.dataset.previewed)
    if (notice) notice.hidden = false
  })
}

// What went wrong is read first.
document.querySelector('[data-focus]')?.focus()

// What is under way on the server is looked at again by itself, as long as somebody looks.
for (const followed of document.querySelectorAll('[data-follow]')) {
  const look = async () => {
    if (document.hidden) return
    const answer = await fetch(location.href).catch(() => undefined)
    if (!answer?.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = page.querySelector('[data-follow]')
    if (!now) location.reload()
    const [shown, fresh] = [followed, now].map((one) => one?.querySelector('[role=status]'))
    if (fresh && shown.textContent !== fresh.textContent) shown.replaceChildren(...fresh.childNodes)
    const [bar, value] = [followed, now].map((one) => one?.querySelector('progress'))
    if (bar && value) bar.value = value.value
  }
  window.setInterval(look, Number(followed.dataset.follow))
}
