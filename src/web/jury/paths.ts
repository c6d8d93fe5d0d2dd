/** Every address of the jury and of the authority, by number of the call. */
export const juryPaths = {
  home: () => '/jury',
  declarations: () => '/jury/declarations',
  recuse: (number: string) => `/jury/deport/${number}`,
  agenda: (call: string) => `/jury/${call}`,
  attendance: (call: string) => `/jury/${call}/presences`,
  dossier: (call: string, number: string) => `/jury/${call}/dossiers/${number}`,
  file: (call: string, number: string, file: string) =>
    `/jury/${call}/dossiers/${number}/fichiers/${file}`,
  ranking: (call: string) => `/jury/${call}/classement`,
  decision: (call: string) => `/jury/${call}/decision`,
  appeal: (call: string, number: string) => `/jury/${call}/recours/${number}`,
  minutes: (call: string) => `/jury/${call}/proces-verbal`,
  minutesPdf: (call: string) => `/jury/${call}/proces-verbal.pdf`
}
