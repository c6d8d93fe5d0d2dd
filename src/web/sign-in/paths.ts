export const signInPaths = {
  ask: () => '/entrer',
  sent: () => '/entrer/envoye',
  /** the address in the mail: opening it changes nothing, its button enters */
  link: (token: string) => `/entrer/lien/${token}`,
  resume: () => '/entrer/reprendre',
  keptText: () => '/entrer/reprendre/texte',
  signOut: () => '/sortir',
  signOutEverywhere: () => '/sortir/partout',
  me: () => '/mon-compte'
}
