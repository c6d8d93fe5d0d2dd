import { inLang } from '../../shared/lang.ts'
import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { stateLabel, voiceOf } from '../refusals/index.ts'
import { contextOf } from './dossier/context-of.ts'
import { isGone } from './dossier/open-dossier.ts'
import { fileState } from './dossier/stage-of.ts'

/** The dossiers of one person, and the way to a first one. */
export const dossiers: Page = {
  path: paths.applicant.dossiers(),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const { services, account, lang, t } = request
    const [mine, calls] = await Promise.all([
      services.applications.mine(account.id),
      services.calls.allCalls()
    ])
    const titles = new Map(calls.map(({ _id, subject }) => [_id, subject]))
    const voice = voiceOf(request, 'candidate')
    const rows = mine
      .filter((one) => !isGone(one))
      .map((instance) => {
        const { subject, _id } = instance
        const call = titles.get(subject.call)
        const answerRead = contextOf(instance).readAt !== null
        return {
          number: _id,
          path: paths.applicant.dossier(_id),
          territory: subject.territory || t('applicant.no-territory'),
          project: subject.title,
          call: call ? inLang(call.shortTitle, lang).text : '',
          closesAt: call?.closesAt,
          preparing: instance.tags.includes('preparing'),
          state: stateLabel(voice, 'application', fileState(instance), { answerRead })
        }
      })
    return view('applicant/dossiers', {
      ...{ title: t('applicant.dossiers.title'), rows, callsPath: paths.public.calls() }
    })
  }
}
