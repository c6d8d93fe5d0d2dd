/** Before the answer is known to the candidate, every outcome is announced in the same words. */
const anAnswer = 'Vous recevrez une réponse écrite, quelle qu’elle soit'

const sent = { candidate: 'Une réponse vous est adressée', ahead: anAnswer }
const unread = { candidate: 'Votre réponse vous attend : vous pouvez l’ouvrir', ahead: anAnswer }
const accepting =
  'Si vous êtes retenus, vous aurez un délai pour accepter la place, compté du jour où vous lirez la réponse'
const pieces = 'Si vous acceptez la place, nous vous demanderons les dernières pièces'

export const statesAfterFr = {
  'file.answering': { staff: 'Réponse à remettre', ...sent },
  'file.answering.sending': { staff: 'Réponse en cours d’envoi', ...sent },
  'file.answering.undelivered': { staff: 'Réponse, alerte non remise', ...sent },
  'file.answering.available': { staff: 'Réponse mise à disposition', ...sent },

  'file.answered': { staff: 'Réponse remise', ...unread },
  'file.answered.selected': {
    staff: 'Retenu',
    candidate: 'Votre candidature est retenue',
    ahead: anAnswer
  },
  'file.answered.selected.unread': { staff: 'Retenu, réponse non lue', ...unread },
  'file.answered.selected.unheard': { staff: 'Retenu, sans nouvelles', ...unread },
  'file.answered.selected.read': {
    staff: 'Retenu, acceptation attendue',
    candidate: 'Votre candidature est retenue : la place attend votre accord',
    ahead: accepting
  },
  'file.answered.selected.reminded': {
    staff: 'Retenu, acceptation relancée',
    candidate: 'Votre candidature est retenue : la place attend toujours votre accord',
    ahead: accepting
  },
  'file.answered.accepted': {
    staff: 'Accepté',
    candidate: 'Vous avez accepté la place : elle est à vous',
    ahead: 'Si vous acceptez la place, elle est à vous'
  },
  'file.answered.accepted.pieces': {
    staff: 'Accepté, pièces attendues',
    candidate: 'La place est à vous : il reste des pièces à transmettre',
    ahead: pieces
  },
  'file.answered.accepted.piecesLate': {
    staff: 'Accepté, pièces en retard',
    candidate: 'La place est à vous : des pièces sont encore attendues',
    ahead: pieces
  },
  'file.answered.accepted.complete': {
    staff: 'Accepté, pièces reçues',
    candidate: 'La place est à vous : toutes les pièces sont reçues',
    ahead: pieces
  },
  'file.answered.reserve': {
    staff: 'Liste complémentaire',
    candidate: 'Liste complémentaire : une place peut encore se libérer',
    ahead: anAnswer
  },
  'file.answered.notSelected': {
    staff: 'Non retenu',
    candidate: 'Candidature non retenue : votre réponse dit pourquoi',
    ahead: anAnswer
  },
  'file.answered.inadmissible': {
    staff: 'Irrecevable',
    candidate: 'Candidature irrecevable : votre réponse dit pourquoi, et comment la contester',
    ahead: anAnswer
  },
  'file.answered.withdrawn': {
    staff: 'Retiré',
    candidate: 'Candidature retirée : le retrait est bien enregistré',
    ahead: 'Une fois le dossier déposé, vous pourrez retirer la candidature jusqu’à la réponse'
  },
  'file.answered.notDeposited': {
    staff: 'Non déposé',
    candidate: 'Non déposé à la clôture : le dossier n’est pas examiné',
    ahead: 'Sans dépôt à la clôture, le dossier n’est pas examiné, et nous vous l’écrivons'
  },
  'file.answered.closedWithoutAction': {
    staff: 'Classé sans suite',
    candidate: 'Appel classé sans suite : la raison ne tient pas à votre dossier',
    ahead: anAnswer
  },
  'file.answered.declined': {
    staff: 'Désisté',
    candidate: 'Désistement bien enregistré',
    ahead: 'Si vous renoncez à la place, elle est proposée au dossier suivant'
  },
  'file.answered.lapsed': {
    staff: 'Sans acceptation dans le délai',
    candidate: 'Le délai pour accepter est passé : la place est proposée au dossier suivant',
    ahead: 'Sans acceptation dans le délai, la place est proposée au dossier suivant'
  },
  'file.answered.reserveExpired': {
    staff: 'Liste complémentaire échue',
    candidate: 'La liste complémentaire est arrivée à son terme',
    ahead: 'La liste complémentaire vaut jusqu’à la date annoncée'
  },

  'file.deleted': {
    staff: 'Brouillon supprimé',
    candidate: 'Brouillon supprimé',
    ahead: 'Tant que rien n’a été déposé, vous pourrez supprimer le brouillon'
  },
  'file.archived': {
    staff: 'Archivé',
    candidate: 'Archivé : vos données personnelles sont effacées',
    ahead: 'Vos données personnelles seront effacées à la fin de leur durée de conservation'
  },

  'appeal.none': {
    staff: 'Sans recours',
    candidate: 'Aucun recours en cours',
    ahead: 'Après la réponse, vous pourrez demander un réexamen'
  },
  'appeal.examined': {
    staff: 'Recours à examiner',
    candidate: 'Votre recours est reçu, et il est examiné',
    ahead: 'Si vous formez un recours, il sera examiné'
  },
  'appeal.settled': {
    staff: 'Recours, réponse donnée',
    candidate: 'Votre recours a sa réponse',
    ahead: 'L’autorité répondra à votre recours'
  },
  'appeal.silent': {
    staff: 'Recours, délai passé sans réponse',
    candidate: 'Le délai de réponse au recours est passé : notre lettre dit ce que cela permet',
    ahead: 'Si le délai passe sans réponse, nous vous écrirons ce que cela permet'
  }
}
