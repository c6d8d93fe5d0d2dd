export const applicantPaths = {
  dossiers: () => '/dossiers',
  dossier: (number: string) => `/dossiers/${number}`,
  section: (number: string, section: string) => `/dossiers/${number}/sections/${section}`
}
