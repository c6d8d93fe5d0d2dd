/** The public addresses. They are printed on receipts and in letters: they never change. */
export const publicPaths = {
  home: () => '/',
  calls: () => '/appels',
  pastCalls: () => '/appels/passes',
  /** the call while it runs, its results once they are announced */
  call: (call: string) => `/appels/${call}`,
  /** the call as it was published, also when its results have taken its place */
  presentation: (call: string) => `/appels/${call}/presentation`,
  rules: (call: string) => `/appels/${call}/regles`,
  /** the exact bytes that were hashed */
  rulesFile: (call: string, version: number | string) => `/appels/${call}/regles/${version}`,
  questions: (call: string) => `/appels/${call}/questions`,
  questionsPdf: (call: string) => `/appels/${call}/questions.pdf`,
  grid: (call: string) => `/appels/${call}/grille`,
  askQuestion: (call: string) => `/appels/${call}/poser-une-question`,
  resultsCsv: (call: string) => `/appels/${call}/resultats.csv`,
  resultsJson: (call: string) => `/appels/${call}/resultats.json`,
  verify: () => '/verifier',
  verifyCode: (code: string) => `/verifier/${code}`,
  legalNotice: () => '/mentions-legales',
  privacy: () => '/donnees-personnelles',
  accessibility: () => '/accessibilite'
}
