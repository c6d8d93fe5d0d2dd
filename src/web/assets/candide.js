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

// What went wrong is read first.
document.querySelector('[data-focus]')?.focus()
