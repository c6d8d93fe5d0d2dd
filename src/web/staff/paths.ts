/** The team's pages. Printed in letters to the team: they never change. */
export const staffPaths = {
  home: () => '/equipe',
  /** today, for one call */
  today: (call: string) => `/equipe?appel=${call}`,
  calls: () => '/equipe/appels',
  call: (call: string) => `/equipe/appels/${call}`,
  callPart: (call: string, part: string) => `/equipe/appels/${call}/reglages/${part}`,
  formSection: (call: string, section: string) => `/equipe/appels/${call}/questionnaire/${section}`,
  formQuestion: (call: string, section: string, question: string) =>
    `/equipe/appels/${call}/questionnaire/${section}/${question}`,
  callDeed: (call: string, deed: string) => `/equipe/appels/${call}/actions/${deed}`,
  questions: (call: string) => `/equipe/appels/${call}/questions`,
  people: (call: string) => `/equipe/appels/${call}/personnes`,
  pipeline: (call: string) => `/equipe/appels/${call}/dossiers`,
  pipelineCsv: (call: string) => `/equipe/appels/${call}/dossiers.csv`,
  batch: (call: string) => `/equipe/appels/${call}/dossiers/ensemble`,
  paperStart: (call: string) => `/equipe/appels/${call}/papier`,
  readings: (call: string) => `/equipe/appels/${call}/lectures`,
  replies: (call: string) => `/equipe/appels/${call}/reponses`,
  incidents: (call: string) => `/equipe/appels/${call}/incidents`,
  path: (call: string) => `/equipe/appels/${call}/parcours`,
  application: (number: string) => `/equipe/dossiers/${number}`,
  reading: (number: string) => `/equipe/dossiers/${number}/lire`,
  paper: (number: string) => `/equipe/dossiers/${number}/papier`,
  receiptPdf: (number: string) => `/equipe/dossiers/${number}/accuse.pdf`,
  correction: (number: string) => `/equipe/dossiers/${number}/correction`,
  decisionLetter: (number: string) => `/equipe/dossiers/${number}/lettre`,
  journal: (number: string) => `/equipe/dossiers/${number}/journal`,
  deed: (number: string, deed: string) => `/equipe/dossiers/${number}/actions/${deed}`,
  message: (number: string, message: string) => `/equipe/dossiers/${number}/courriers/${message}`,
  file: (number: string, file: string) => `/equipe/dossiers/${number}/fichiers/${file}`,
  find: () => '/equipe/aller'
}
