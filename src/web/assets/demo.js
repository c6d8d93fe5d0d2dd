/** While the story is being played, the page follows it; without this script, a link looks again. */
const EVERY = 700

async function follow() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
  if (!answer?.ok) return setTimeout(follow, EVERY)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (!page.querySelector('.playing')) return location.reload()
  const here = document.getElementById('scene')
  const next = page.getElementById('scene')
  if (here && next) here.replaceWith(next)
  return setTimeout(follow, EVERY)
}

setTimeout(follow, EVERY)
