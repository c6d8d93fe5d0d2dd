import { openStoryApp, type StoryApp } from '../support/story-app.ts'
import { words } from '../support/html.ts'

let app: StoryApp
beforeAll(async () => {
  app = await openStoryApp('screening')
})
afterAll(() => app.close())

it('tells a jury that is not convened yet what will come, and counts nobody', async () => {
  const chair = await app.as('Hélène Vasseur')
  const agenda = words((await chair.get('/jury/2027-01')).text)
  expect(agenda).toContain('Le jury n’est pas encore convoqué.')
  expect(agenda).not.toContain('Qui siège')
  const attendance = words((await chair.get('/jury/2027-01/presences')).text)
  expect(attendance).toContain(
    'Le jury n’est pas encore convoqué. Les présences se consignent une fois la séance ouverte.'
  )
  expect(attendance).not.toContain('Quorum')
  const ranking = words((await chair.get('/jury/2027-01/classement')).text)
  expect(ranking).toContain('Aucune lecture n’est encore à classer')
  expect(ranking).not.toContain('Égalités et tirage au sort')
})
