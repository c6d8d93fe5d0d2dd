import { NotFound } from '../../shared/errors.ts'
import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { callsToDecide } from './open-call.ts'

/** The door of the jury: straight to the session when there is one call, a choice otherwise. */
export const home: Page = {
  path: paths.jury.home(),
  audience: 'jury',
  get: async (request) => {
    const numbers = await callsToDecide(request)
    const found = await Promise.all(
      numbers.map(async (number) => ({ number, rules: await request.services.calls.rules(number) }))
    )
    const calls = found.flatMap(({ number, rules }) =>
      rules ? [{ number, name: rules.content.shortTitle, path: paths.jury.agenda(number) }] : []
    )
    const [only] = calls
    if (!only) throw new NotFound('the space of the jury')
    if (calls.length === 1) return redirect(only.path)
    return view('jury/home', { title: request.t('jury.home.title'), calls })
  }
}
