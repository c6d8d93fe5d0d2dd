/** Every address of the committee: mails name them. */
export const committeePaths = {
  home: () => '/comite',
  declarations: () => '/comite/declarations',
  grid: () => '/comite/grille',
  review: (number: string) => `/comite/dossiers/${number}`,
  recuse: (number: string) => `/comite/dossiers/${number}/deport`,
  file: (number: string, file: string) => `/comite/dossiers/${number}/fichiers/${file}`
}
