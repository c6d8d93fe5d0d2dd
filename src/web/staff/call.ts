import { obstaclesToOpening, type Obstacle } from '../../calls/index.ts'
import { view, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { stateLabel } from '../refusals/index.ts'
import { callDeeds } from './settings/call-offers.ts'
import { rehearsalLine } from './rehearsal/rehearsal-line.ts'
import { PARTS, type Part } from './settings/content-fields.ts'
import { mainState } from './team/main-state.ts'
import { namesOf } from './team/names.ts'
import { openStaffCall } from './team/staff-call.ts'

/** The part where each obstacle is mended. */
const WHERE: Record<Obstacle['code'], Part> = {
  form: 'questionnaire',
  'grid-missing': 'grille',
  'grid-reads-unknown': 'grille',
  'floor-unknown': 'reglement',
  'calendar-order': 'calendrier',
  'closing-passed': 'calendrier',
  'mentions-unconfirmed': 'mentions',
  'jury-empty': 'jury',
  'english-missing': 'textes'
}

/** A call as the team settles it: what stands before the opening, its parts, its seals, what may be done. */
export const call: Page = {
  path: paths.staff.call(':call'),
  audience: 'staff',
  nav: 'settings',
  get: async (request) => {
    const { services, clock, params, t } = request
    const open = await openStaffCall(request, params['call'] ?? '')
    const { number, content, instance } = open
    const draft = instance.states.includes('draft')
    const [deeds, seals, questions, rehearsed] = await Promise.all([
      callDeeds(request, open),
      services.calls.seals(number),
      services.calls.openQuestions(number),
      services.rehearsals.last(number)
    ])
    const names = await namesOf(
      request,
      seals.map(({ by }) => by)
    )
    return view('staff/call', {
      title: t('staff.call.title', { number }),
      ...{ frameCall: open.frameCall, name: open.name, number, draft, deeds },
      state: stateLabel(open.voice, 'call', mainState(instance)),
      subject: instance.subject,
      obstacles: draft
        ? obstaclesToOpening(content, clock.now()).map((one) => obstacleLine(request, number, one))
        : [],
      parts: (Object.keys(PARTS) as Part[]).map((part) => ({
        label: t(`staff.part.${part}.title`),
        text: t(`staff.part.${part}.what`),
        path: paths.staff.callPart(number, part),
        locked: !draft && PARTS[part].sealed
      })),
      seals: seals.map((seal) => ({
        ...{ version: seal.version, at: seal.at, sha256: seal.sha256, reason: seal.reason },
        kind: t(`staff.seal.${seal.kind}`),
        by: names.get(seal.by) ?? ''
      })),
      rehearsal: draft && rehearsalLine(rehearsed, number, t),
      questions: questions.length,
      links: {
        questions: paths.staff.questions(number),
        people: paths.staff.people(number),
        path: paths.staff.path(number),
        publicPage: paths.public.call(number)
      }
    })
  }
}

function obstacleLine({ t }: PersonRequest, number: string, { code, params }: Obstacle) {
  const words =
    code === 'calendar-order'
      ? {
          first: t(`staff.calendar.${params['first']}`),
          then: t(`staff.calendar.${params['then']}`)
        }
      : params
  return {
    text: t(`staff.obstacle.${code}`, words),
    path: paths.staff.callPart(number, WHERE[code])
  }
}
