import type { FormDefinition, Group, Question } from './definition.ts'

/** Every change is a new definition; what it leaves wrong elsewhere is told by `checkDefinition`. */
type Edited = FormDefinition

/** One place up or down among its neighbours; past the edge of its group, into the group before or after. */
export function moveQuestion(form: FormDefinition, id: string, way: 'up' | 'down'): Edited {
  return inSection(form, id, (groups) => {
    const g = groups.findIndex((group) => has(group, id))
    const group = groups[g]
    const question = group?.questions.find((one) => one.id === id)
    if (!group || !question) return groups
    const q = group.questions.indexOf(question)
    const to = way === 'up' ? q - 1 : q + 1
    if (to >= 0 && to < group.questions.length) {
      return groups.map((one) =>
        one === group ? { ...one, questions: moved(one.questions, q, to) } : one
      )
    }
    const next = groups[way === 'up' ? g - 1 : g + 1]
    if (!next) return groups
    return filled(
      groups.map((one) => {
        if (one === group) return without(one, id)
        if (one !== next) return one
        const questions = way === 'up' ? [...one.questions, question] : [question, ...one.questions]
        return { ...one, questions }
      })
    )
  })
}

/** @throws RangeError when it is the last question of its section: a section is never empty */
export function removeQuestion(form: FormDefinition, id: string): Edited {
  return inSection(form, id, (groups) => {
    const left = filled(groups.map((group) => without(group, id)))
    if (left.length === 0) throw new RangeError(`${id} is the last question of its section.`)
    return left
  })
}

/** @param after id of the question that it follows; at the end of the section otherwise */
export function addQuestion(
  form: FormDefinition,
  section: string,
  question: Question,
  after?: string
): Edited {
  return {
    ...form,
    sections: form.sections.map((one) => {
      if (one.id !== section) return one
      const last = one.groups.length - 1
      const into = one.groups.findIndex((group) => after !== undefined && has(group, after))
      const groups = one.groups.map((group, g) => {
        if (g !== (into === -1 ? last : into)) return group
        const at = group.questions.findIndex(({ id }) => id === after)
        const place = at === -1 ? group.questions.length : at + 1
        return { ...group, questions: group.questions.toSpliced(place, 0, question) }
      })
      return { ...one, groups }
    })
  }
}

/** The same question, said or asked otherwise; its id and type stay. */
export function replaceQuestion(form: FormDefinition, question: Question): Edited {
  return inSection(form, question.id, (groups) =>
    groups.map((group) => ({
      ...group,
      questions: group.questions.map((one) => (one.id === question.id ? question : one))
    }))
  )
}

function inSection(
  form: FormDefinition,
  id: string,
  change: (groups: Group[]) => Group[]
): FormDefinition {
  const sections = form.sections.map((section) =>
    section.groups.some((group) => has(group, id))
      ? { ...section, groups: change(section.groups) }
      : section
  )
  return { ...form, sections }
}

function has({ questions }: Group, id: string): boolean {
  return questions.some((one) => one.id === id)
}

function without(group: Group, id: string): Group {
  return { ...group, questions: group.questions.filter((one) => one.id !== id) }
}

function filled(groups: Group[]): Group[] {
  return groups.filter(({ questions }) => questions.length > 0)
}

function moved(questions: Question[], from: number, to: number): Question[] {
  const [question] = questions.slice(from, from + 1)
  return question ? questions.toSpliced(from, 1).toSpliced(to, 0, question) : questions
}
