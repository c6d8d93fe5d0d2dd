/** The leaf state that names where an instance is: the dossier's own, or the call's. */
export function mainState({ states }: { states: readonly string[] }): string {
  return states.find((state) => state.startsWith('file')) ?? states[0] ?? ''
}
