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
