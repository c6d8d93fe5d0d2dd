export const staffPaths = {
  home: () => '/equipe',
  today: (call: string) => `/equipe/appels/${call}`,
  pipeline: (call: string) => `/equipe/appels/${call}/dossiers`,
  application: (number: string) => `/equipe/dossiers/${number}`,
  triage: (number: string) => `/equipe/dossiers/${number}/recevabilite`,
  find: () => '/equipe/aller'
}
