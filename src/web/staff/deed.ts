import { BadInput, NotFound, type Sentence } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import {
  byField,
  inputProblems,
  reasonSentences,
  tell,
  type ShownProblem
} from '../refusals/index.ts'
import { answerDeeds } from './deeds/answer-deeds.ts'
import type { StaffDeed } from './deeds/deed-spec.ts'
import { screeningDeeds } from './deeds/screening-deeds.ts'
import { openStaffDossier, type StaffDossier } from './dossier/open-staff-dossier.ts'
import { shownLetter } from './dossier/shown-letter.ts'
import { staffHead } from './dossier/staff-head.ts'
import { commandIn, textIn } from './team/form.ts'
import { staffOffers } from './team/staff-offers.ts'

const DEEDS: Readonly<Record<string, StaffDeed>> = { ...screeningDeeds, ...answerDeeds }

/** One action on one dossier: what it changes is said, its fields are asked for, then a button. */
export const deed: Page = {
  path: paths.staff.deed(':dossier', ':deed'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const dossier = await openStaffDossier(request)
    const [slug, spec] = deedNamed(request)
    const refused = await refusalOf(request, dossier, spec)
    return show(request, dossier, slug, spec, { refused })
  },
  post: async (request) => {
    const dossier = await openStaffDossier(request)
    const [slug, spec] = deedNamed(request)
    const command = commandIn(request)
    const looks = textIn(request, 'step') === 'read'
    if (looks || (await isOtherLetter(request, dossier, spec))) {
      const refused = await refusalOf(request, dossier, spec)
      return show(request, dossier, slug, spec, { refused, command, stale: !looks })
    }
    try {
      await spec.run(request, dossier, { command, of: (name) => textIn(request, name) })
    } catch (error) {
      if (error instanceof BadInput) {
        return show(request, dossier, slug, spec, {
          problems: inputProblems(request, error),
          command
        })
      }
      const told = tell(error, dossier.call.voice)
      if (!told) throw error
      return show(request, dossier, slug, spec, { refused: told.sentences, command, asked: true })
    }
    const done = request.t(`staff.deed.${slug}.done`, { number: dossier.number })
    if (spec.leaves) return redirect(paths.staff.pipeline(dossier.call.number), done)
    return redirect(paths.staff.application(dossier.number), done)
  }
}

/** What would leave is not what was on screen: the team reads it again first. */
async function isOtherLetter(
  request: PersonRequest,
  dossier: StaffDossier,
  spec: StaffDeed
): Promise<boolean> {
  if (!spec.sends || (await refusalOf(request, dossier, spec)).length > 0) return false
  const letter = await spec.preview?.(request, dossier, (name) => textIn(request, name))
  return letter !== undefined && letter.digest !== textIn(request, 'seen')
}

function deedNamed({ params }: PersonRequest): [string, StaffDeed] {
  const slug = params['deed'] ?? ''
  const spec = Object.hasOwn(DEEDS, slug) ? DEEDS[slug] : undefined
  if (!spec) throw new NotFound(`deed ${slug}`)
  return [slug, spec]
}

async function refusalOf(
  request: PersonRequest,
  { access, call }: StaffDossier,
  { event }: StaffDeed
): Promise<Sentence[]> {
  if (event === '') return []
  const offer = (await staffOffers(request, access)).find((one) => one.event === event)
  if (offer?.allowed) return []
  const reasons = offer?.reasons ?? [{ kind: 'role' as const, code: 'officer' }]
  return reasonSentences(call.voice, 'application', reasons)
}

interface Shown {
  refused?: Sentence[]
  problems?: ShownProblem[]
  command?: string
  asked?: boolean
  /** it was sent with another letter than the one last read */
  stale?: boolean
}

async function show(
  request: PersonRequest,
  dossier: StaffDossier,
  slug: string,
  spec: StaffDeed,
  { refused = [], problems = [], command = newId(), asked = false, stale = false }: Shown
): Promise<Answer> {
  const { t, body } = request
  const wrong = byField(problems)
  const fields = (await spec.fields?.(request, dossier)) ?? []
  const sent = (name: string, first: string) =>
    body[name] === undefined ? first : textIn(request, name)
  const possible = refused.length === 0 || asked
  const letter =
    possible && spec.preview
      ? await spec.preview(request, dossier, (name) => sent(name, ''))
      : undefined
  return view(
    'staff/deed',
    {
      title: t(`staff.deed.${slug}.title`),
      ...{ frameCall: dossier.call.frameCall, head: await staffHead(request, dossier) },
      ...{ sentences: refused, errors: problems, command, grave: spec.grave === true },
      lead: t(`staff.deed.${slug}.lead`),
      button: t(`staff.deed.${slug}.button`),
      ...{
        possible,
        letter: shownLetter(request, letter),
        stale,
        at: request.clock.now(),
        mayChange: fields.length > 0
      },
      fields: fields.map((one) => {
        const value = sent(one.name, one.value ?? '')
        return {
          ...{
            ...one,
            value,
            error: wrong[one.name] ?? '',
            label: t(`staff.field.${one.name}.label`)
          },
          hint: t(`staff.field.${one.name}.hint`),
          options: one.options?.map((option) => ({ ...option, selected: option.value === value })),
          isArea: one.kind === 'area',
          isSelect: one.kind === 'select',
          type:
            { instant: 'datetime-local', day: 'date', mail: 'email' }[one.kind as string] ?? 'text'
        }
      }),
      action: paths.staff.deed(dossier.number, slug)
    },
    problems.length > 0 ? 422 : asked || stale ? 409 : 200
  )
}
