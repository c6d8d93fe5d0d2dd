export const juryPaths = {
  home: () => '/jury',
  ranking: (call: string) => `/jury/${call}/classement`
}
