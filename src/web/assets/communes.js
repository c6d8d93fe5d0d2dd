/**
 * The search of communes while one types. Without it the same box has a button, and the page comes back
 * with what was found. The words come from the page, in its language.
 */
import './vendor/accessible-autocomplete.js'

const PAUSE = 200

for (const field of document.querySelectorAll('[data-communes-source]')) enhance(field)

function enhance(field) {
  const words = JSON.parse(field.dataset.communesWords)
  const search = field.querySelector('input[type="search"]')
  const place = document.createElement('div')
  place.className = 'grow'
  const { id, name } = search
  search.replaceWith(place)
  field.querySelector('button[name="rows.search"]').hidden = true
  const fill = (sentence, values) =>
    sentence.replace(/\{(\w+)\}/g, (_whole, word) => String(values[word]))

  self.accessibleAutocomplete({
    element: place,
    id,
    name: '',
    minLength: 2,
    confirmOnBlur: false,
    source: suggestionsFrom(field.dataset.communesSource),
    templates: {
      inputValue: () => '',
      suggestion: (one) => (typeof one === 'string' ? one : `${one.name} ${one.postalCode}`)
    },
    onConfirm: (one) => one && choose(field, name.replace(/\.search$/, ''), one),
    tNoResults: () => words.none,
    tAssistiveHint: () => words.hint,
    tStatusQueryTooShort: (minLength) => fill(words.short, { minLength }),
    tStatusNoResults: () => words.none,
    tStatusSelectedOption: (selected, length, index) =>
      fill(words.selected, { selected, length, index: index + 1 }),
    tStatusResults: (length, selected) => fill(words.results, { length, selected })
  })
}

/** Asks once the person pauses; an answer that comes after a newer question is dropped. */
function suggestionsFrom(source) {
  let latest = 0
  return (query, show) => {
    const asked = (latest += 1)
    setTimeout(async () => {
      if (asked !== latest) return
      const address = new URL(source, document.baseURI)
      address.searchParams.set('q', query)
      const found = await fetch(address)
        .then((answer) => (answer.ok ? answer.json() : []))
        .catch(() => [])
      if (asked === latest) show(found)
    }, PAUSE)
  }
}

/** Ticks the commune, in the list of those already chosen. */
function choose(field, name, { code, name: label, postalCode }) {
  const known = [...field.querySelectorAll(`input[name="${name}"]`)]
  const same = known.find((box) => box.value === code)
  if (same) {
    same.checked = true
    return
  }
  const list = field.querySelector('.communes-chosen')
  const box = Object.assign(document.createElement('input'), {
    type: 'checkbox',
    id: `field-${name}_added_${code}`,
    name,
    value: code,
    checked: true
  })
  const text = Object.assign(document.createElement('label'), { htmlFor: box.id })
  const postal = Object.assign(document.createElement('span'), { className: 'soft num' })
  postal.textContent = postalCode
  text.append(`${label} `, postal)
  const choice = Object.assign(document.createElement('div'), { className: 'choice' })
  choice.append(box, text)
  list.append(choice)
  list.previousElementSibling.hidden = false
}
