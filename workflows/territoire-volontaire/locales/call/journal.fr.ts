import { journalOfTheEngineFr } from '../journal-of-the-engine.fr.ts'

/** What the journal of a call says of each event. */
export const callJournalFr = {
  ...journalOfTheEngineFr,
  START: 'La préparation de l’appel commence',
  CHANGE_DRAFT: 'La préparation est enregistrée',
  OPEN: 'L’appel est ouvert, ses règles sont scellées',
  DISCARD: 'La préparation est abandonnée',
  AMEND: 'Un rectificatif est publié et scellé',
  EXTEND: 'La clôture est reportée pour tous',
  POSTPONE: 'Des dates à venir sont reportées pour tous',
  CANCEL: 'L’appel est annulé',
  CONFIRM_CLOSING: 'La clôture est confirmée',
  GIVE_OPINION: 'Le jury donne son avis',
  SIGN_DECISION: 'La décision est signée',
  ANNOUNCE: 'Les réponses sont annoncées',
  FREE_PLACE: 'Une place se libère ; le dossier suivant est appelé',
  COMPLETE: 'L’appel est clos, chaque dossier a sa réponse'
}
