export const publicPaths = {
  home: () => '/',
  calls: () => '/appels',
  pastCalls: () => '/appels/passes',
  call: (call: string) => `/appels/${call}`,
  rules: (call: string) => `/appels/${call}/reglement`,
  questions: (call: string) => `/appels/${call}/questions`,
  results: (call: string) => `/appels/${call}/resultats`,
  verify: () => '/verifier',
  verifyCode: (code: string) => `/verifier/${code}`,
  legalNotice: () => '/mentions-legales',
  privacy: () => '/donnees-personnelles',
  accessibility: () => '/accessibilite'
}
