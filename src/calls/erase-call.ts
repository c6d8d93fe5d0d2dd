import type { CallsDeps } from './calls-deps.ts'

/**
 * Erases what people typed about a call, and where its askers wanted their answers, once nothing is left to
 * answer. The journal, the seals and the published questions stay: they name nobody.
 */
export async function eraseCall(
  { models }: Pick<CallsDeps, 'models'>,
  call: string
): Promise<void> {
  await models.remarks.deleteMany({ call, application: null })
  await models.questions.updateMany({ call }, { $set: { askedBy: null } })
}
