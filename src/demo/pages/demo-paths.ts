export const demoPaths = {
  stage: () => '/demonstration',
  clock: () => '/demonstration/horloge',
  enter: () => '/demonstration/entrer',
  states: () => '/demonstration/etats',
  mailbox: () => '/demonstration/courrier',
  mail: (id: string) => `/demonstration/courrier/${encodeURIComponent(id)}`
}
