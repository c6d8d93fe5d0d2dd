import type { Question } from './definition.ts'
import type { ChoiceView } from './fields/choice-view.ts'
import type { FieldView } from './field-view.ts'

type NestingChoice = ChoiceView & { nested: FieldView[] }

/**
 * Questions of a group, each under what it depends on: under one option when it is asked only with this
 * option and follows its question, so that a page without script reads in the right order; under its
 * host when it is a part of it.
 */
export function nest(
  questions: readonly Question[],
  view: (question: Question) => FieldView
): FieldView[] {
  const top: FieldView[] = []
  const views = new Map<string, FieldView>()
  /** The question before this one, and those it is nested in. */
  let chain: string[] = []
  for (const question of questions) {
    const own = view(question)
    const host = question.partOf === undefined ? undefined : views.get(question.partOf)
    if (host?.code === own.code) own.code = ''
    views.set(question.id, own)
    const [asked, code] = singleOption(question)
    const depends = asked !== undefined && chain.includes(asked) ? views.get(asked) : undefined
    const choice = depends && choicesOf(depends).find((one) => one.code === code)
    if (choice) {
      Object.assign(own, { shownIf: '', onlyIf: '' })
      choice.nested.push(own)
      chain = [...chain.slice(0, chain.indexOf(asked ?? '') + 1), question.id]
    } else if (host) {
      host.parts.push(own)
      chain = [...chain, question.id]
    } else {
      top.push(own)
      chain = [question.id]
    }
  }
  return top
}

function singleOption({ shownIf }: Question): [string?, string?] {
  if (!shownIf || !('question' in shownIf)) return []
  return [shownIf.question, 'equals' in shownIf ? shownIf.equals : shownIf.includes]
}

/** The choices of a question, each ready to receive what depends on it. */
function choicesOf(view: FieldView): NestingChoice[] {
  const choices = view['choices']
  if (!Array.isArray(choices)) return []
  for (const choice of choices as NestingChoice[]) choice.nested ??= []
  return choices as NestingChoice[]
}
