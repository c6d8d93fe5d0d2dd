/**
 * The closed list of what a letter may name between double braces. French, since staff write them; each is
 * described to them by the locale key `mails.variables.<name>`. Values are text, instants or lists of texts.
 */
export const VARIABLES = [
  'adresse',
  'agent',
  'appel',
  'auteur',
  'autorite',
  'avis',
  'changements',
  'civilite',
  'cloture',
  'code',
  'conditions',
  'contact',
  'date',
  'date-debut',
  'date-fin',
  'date-limite',
  'decision',
  'destinataire',
  'dossier',
  'dossiers',
  'empreinte',
  'incident',
  'jours',
  'lien',
  'lieu',
  'message',
  'motif',
  'numero-appel',
  'ordre-du-jour',
  'organisateur',
  'pieces',
  'points',
  'projet',
  'question',
  'raisons',
  'rang',
  'recours',
  'reponse',
  'role',
  'seuil',
  'signataire',
  'suite',
  'telephone',
  'territoire',
  'validite',
  'version'
] as const

export type VariableName = (typeof VARIABLES)[number]

const known: ReadonlySet<string> = new Set(VARIABLES)

export function isVariable(name: string): name is VariableName {
  return known.has(name)
}
