import { completeness, findSection, sectionView, type Section } from '../../../forms/index.ts'
import { NotFound } from '../../../shared/errors.ts'
import { inLang } from '../../../shared/lang.ts'
import { formScope } from '../../applicant/section/form-scope.ts'
import { redirect, type Answer, type PersonRequest } from '../../page.ts'
import { paths } from '../../paths.ts'
import { openStaffCall, type StaffCall } from '../team/staff-call.ts'

/** One section of a form that may still change. */
export interface OpenForm {
  call: StaffCall
  section: Section
}

/**
 * @returns an answer where the call is open already: its form is then changed by a public amendment
 * @throws NotFound for whoever is not of the team, and for a section that is not there
 */
export async function openForm(request: PersonRequest): Promise<OpenForm | Answer> {
  const call = await openStaffCall(request, request.params['call'] ?? '')
  const section = findSection(call.content.form, request.params['section'] ?? '')
  if (!section) throw new NotFound(`section of ${call.number}`)
  if (!call.instance.states.includes('draft')) {
    return redirect(paths.staff.callPart(call.number, 'questionnaire'))
  }
  return { call, section }
}

/** What every page of the questionnaire shows: its sections, and this one as a candidate will have it. */
export function formFrame({ lang }: PersonRequest, { call, section }: OpenForm) {
  const { form } = call.content
  const { sections } = completeness(form, [], [])
  return {
    frameCall: call.frameCall,
    mayWrite: call.isOfficer,
    sections: form.sections.map(({ id, title, groups }, index) => ({
      ...{ letter: sections[index]?.letter ?? '', title: inLang(title, lang).text },
      count: groups.reduce((sum, { questions }) => sum + questions.length, 0),
      path: paths.staff.formSection(call.number, id),
      current: id === section.id
    })),
    preview: sectionView(form, section.id, { answers: [], files: [] }, formScope(call.voice, 1)),
    back: paths.staff.call(call.number)
  }
}
