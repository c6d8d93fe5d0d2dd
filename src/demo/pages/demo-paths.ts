export const demoPaths = {
  stage: () => '/demonstration',
  clock: () => '/demonstration/horloge',
  enter: () => '/demonstration/entrer',
  mailbox: () => '/demonstration/courrier',
  mail: (id: string) => `/demonstration/courrier/${encodeURIComponent(id)}`
}
