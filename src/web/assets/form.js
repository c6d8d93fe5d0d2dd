/**
 * Comforts of a form: it counts while one types, and hides what is not asked. Without this script the
 * server counts at each save, and every question says when it is to be filled in.
 */

const language = document.documentElement.lang === 'en' ? 'en-GB' : 'fr-FR'
const number = new Intl.NumberFormat(language)
const plural = new Intl.PluralRules(language)

/** As the server counts: composed letters, a line break as one, no space around. */
function lengthOf(text) {
  return [...text.replace(/\r\n?/g, '\n').normalize('NFC').trim()].length
}

function count(control, counter) {
  const length = lengthOf(control.value)
  const sentence = plural.select(length) === 'one' ? counter.dataset.one : counter.dataset.other
  const shown = counter.querySelector('span')
  shown.textContent = sentence.replace('{n}', number.format(length))
  shown.classList.toggle('over', length > Number(counter.dataset.max))
}

for (const counter of document.querySelectorAll('.counter[data-max]')) {
  const control = document.getElementById(counter.id.replace(/__c$/, ''))
  control?.addEventListener('input', () => count(control, counter))
}

function holds(condition, values) {
  if ('not' in condition) return !holds(condition.not, values)
  if ('all' in condition) return condition.all.every((one) => holds(one, values))
  if ('any' in condition) return condition.any.some((one) => holds(one, values))
  return values(condition.question).includes(condition.equals ?? condition.includes)
}

for (const form of document.querySelectorAll('form')) {
  const questions = form.querySelectorAll('[data-shown-if]')
  if (questions.length === 0) continue
  const onPage = (name) => form.querySelector(`[name="${name}"]`) !== null
  const values = (name) => new FormData(form).getAll(name)
  const show = () => {
    for (const question of questions) {
      const condition = JSON.parse(question.dataset.shownIf)
      if (!asked(condition).every(onPage)) continue
      question.hidden = !holds(condition, values)
      const note = question.querySelector(':scope > .only-if')
      if (note) note.hidden = true
    }
  }
  form.addEventListener('change', show)
  show()
}

/** The questions a condition looks at: what an earlier page answered, the server has judged already. */
function asked(condition) {
  if ('not' in condition) return asked(condition.not)
  const several = condition.all ?? condition.any
  return several ? several.flatMap(asked) : [condition.question]
}
