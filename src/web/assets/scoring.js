/**
 * While the focus is on a criterion of the grid, a digit chooses its level: the arrows of the radio buttons do the
 * same one by one. Nothing happens in a text, nor outside of the grid.
 */
for (const criterion of document.querySelectorAll('details.crit')) {
  criterion.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^\d$/.test(event.key)) return
    if (event.target.matches('textarea, input:not([type="radio"])')) return
    const level = criterion.querySelector(`input[type="radio"][value="${event.key}"]`)
    if (!level) return
    event.preventDefault()
    criterion.open = true
    level.checked = true
    level.focus()
    level.dispatchEvent(new Event('input', { bubbles: true }))
    level.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
