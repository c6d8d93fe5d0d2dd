export const committeePaths = {
  home: () => '/comite',
  review: (number: string) => `/comite/dossiers/${number}`
}
