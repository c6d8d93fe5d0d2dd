import { inLang } from '../../shared/lang.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { tell } from '../refusals/index.ts'
import type { Sentence } from '../../shared/errors.ts'
import { openStaffDossier, type StaffDossier } from './dossier/open-staff-dossier.ts'
import { shownLetter } from './dossier/shown-letter.ts'
import { staffHead } from './dossier/staff-head.ts'
import { textIn } from './team/form.ts'

/**
 * What one candidate will read beside its points: an opening, conditions, and a comment by criterion; the whole
 * letter stands beside, as it would leave with what is saved.
 */
export const decisionLetter: Page = {
  path: paths.staff.decisionLetter(':dossier'),
  audience: 'staff',
  nav: 'readings',
  get: async (request) => show(request, await openStaffDossier(request), []),
  post: async (request) => {
    const dossier = await openStaffDossier(request)
    const { services, account, t } = request
    const { number, content, call } = dossier
    const comments = Object.fromEntries(
      (content.grid?.criteria ?? []).map(({ id }) => [id, textIn(request, `comment-${id}`).trim()])
    )
    try {
      await services.selection.draftDecision({
        ...{ account, number, expect: Number(textIn(request, 'expect')) },
        words: {
          opening: textIn(request, 'opening'),
          conditions: textIn(request, 'conditions').split('\n'),
          comments
        }
      })
    } catch (error) {
      const told = tell(error, call.voice)
      if (!told) throw error
      return show(request, dossier, told.sentences, told.status)
    }
    return redirect(paths.staff.decisionLetter(number), t('staff.decision.saved'))
  }
}

async function show(
  request: PersonRequest,
  dossier: StaffDossier,
  sentences: Sentence[],
  status = 200
): Promise<Answer> {
  const { services, account, lang, t, body } = request
  const { number, content } = dossier
  const [draft, letter] = await Promise.all([
    services.selection.openDecisionDraft({ account, number }),
    services.preview.decision({ account, number })
  ])
  const kept = (name: string, first: string) =>
    body[name] === undefined ? first : textIn(request, name)
  return view(
    'staff/decision-letter',
    {
      title: t('staff.decision.title', { number }),
      ...{ frameCall: dossier.call.frameCall, head: await staffHead(request, dossier), sentences },
      opening: kept('opening', draft.opening),
      conditions: kept('conditions', draft.conditions.join('\n')),
      criteria: (content.grid?.criteria ?? []).map(({ id, label }) => ({
        ...{ id, label: inLang(label, lang).text },
        comment: kept(`comment-${id}`, draft.comments[id] ?? '')
      })),
      ...{ expect: draft.v, action: paths.staff.decisionLetter(number) },
      ...{
        letter: shownLetter(request, letter),
        at: request.clock.now(),
        'no-letter': t('staff.preview.no-outcome')
      }
    },
    status
  )
}
