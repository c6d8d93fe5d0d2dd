/** Every address of a dossier: letters and mails name them, and they never change. */
export const applicantPaths = {
  /** POST: a new dossier in this call; signing in comes first if need be */
  start: (call: string) => `/appels/${call}/commencer`,
  dossiers: () => '/dossiers',
  /** suggestions for the search of communes, for the form's script */
  communes: () => '/dossiers/communes',
  dossier: (number: string) => `/dossiers/${number}`,
  section: (number: string, section: string) => `/dossiers/${number}/sections/${section}`,
  review: (number: string) => `/dossiers/${number}/relire`,
  signature: (number: string) => `/dossiers/${number}/signature`,
  takeBack: (number: string) => `/dossiers/${number}/reprendre-l-ecriture`,
  signatory: (number: string) => `/dossiers/${number}/signataire`,
  /** the signatory's page, named by the mailed link */
  sign: (number: string) => `/dossiers/${number}/valider`,
  deposit: (number: string) => `/dossiers/${number}/deposer`,
  receipt: (number: string) => `/dossiers/${number}/accuse`,
  receiptPdf: (number: string) => `/dossiers/${number}/accuse.pdf`,
  takeUp: (number: string) => `/dossiers/${number}/reprendre`,
  abandon: (number: string) => `/dossiers/${number}/garder-le-depot`,
  version: (number: string, revision: number | string) =>
    `/dossiers/${number}/versions/${revision}`,
  versionPdf: (number: string, revision: number | string) =>
    `/dossiers/${number}/versions/${revision}.pdf`,
  people: (number: string) => `/dossiers/${number}/personnes`,
  corrections: (number: string) => `/dossiers/${number}/corrections`,
  correction: (number: string, rank: number | string) => `/dossiers/${number}/corrections/${rank}`,
  messages: (number: string) => `/dossiers/${number}/messages`,
  journal: (number: string) => `/dossiers/${number}/journal`,
  /** all ways of the dossier, drawn */
  way: (number: string) => `/dossiers/${number}/chemins`,
  withdraw: (number: string) => `/dossiers/${number}/retirer`,
  remove: (number: string) => `/dossiers/${number}/supprimer`,
  file: (number: string, file: string) => `/dossiers/${number}/fichiers/${file}`,
  decision: (number: string) => `/dossiers/${number}/decision`,
  decisionPdf: (number: string) => `/dossiers/${number}/decision.pdf`,
  accept: (number: string) => `/dossiers/${number}/accepter`,
  decline: (number: string) => `/dossiers/${number}/renoncer`,
  pieces: (number: string) => `/dossiers/${number}/pieces`,
  appeal: (number: string) => `/dossiers/${number}/recours`
}
