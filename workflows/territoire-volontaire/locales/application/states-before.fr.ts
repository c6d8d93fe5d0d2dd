/** One wording for every state that a candidate must not be able to tell from another. */
const screening = {
  candidate: 'Recevabilité : l’équipe vérifie votre dossier',
  ahead: 'L’équipe vérifiera que le dossier est complet et recevable'
}
const reading = {
  candidate: 'En lecture par le comité',
  ahead: 'Si le dossier est recevable, le comité le lira, avec la même grille pour tous'
}
const deciding = {
  candidate: 'La décision se prépare : vous aurez une réponse écrite, quelle qu’elle soit',
  ahead: 'Le jury donnera un avis, puis l’autorité décidera'
}

const correctionAhead =
  'S’il manque quelque chose, nous vous le demanderons, avec un délai pour répondre'
const signingAhead = 'La ou le signataire relira le dossier et le signera'
const revisingAhead =
  'Jusqu’à la clôture, vous pourrez reprendre le dossier sans perdre votre dépôt'

export const statesBeforeFr = {
  'file.before': {
    staff: 'Avant la réponse',
    candidate: 'Votre dossier suit son chemin',
    ahead: 'Votre dossier suivra son chemin jusqu’à une réponse écrite'
  },

  'file.before.preparing': {
    staff: 'En préparation',
    candidate: 'Vous préparez votre dossier',
    ahead: 'Vous préparerez le dossier, à plusieurs si vous voulez'
  },
  'file.before.preparing.draft': {
    staff: 'Brouillon',
    candidate: 'Brouillon : vous écrivez, rien n’est encore déposé',
    ahead: 'Vous écrirez le dossier, à votre rythme'
  },
  'file.before.preparing.typing': {
    staff: 'Saisie d’un dossier papier',
    candidate: 'L’équipe saisit le dossier reçu sur papier',
    ahead: 'Si vous déposez sur papier, l’équipe saisira votre dossier tel qu’il est'
  },
  'file.before.preparing.signing': {
    staff: 'En attente de signature',
    candidate: 'En attente de signature',
    ahead: signingAhead
  },
  'file.before.preparing.signing.asked': {
    staff: 'En attente de signature',
    candidate: 'En attente de signature',
    ahead: signingAhead
  },
  'file.before.preparing.signing.reminded': {
    staff: 'En attente de signature, un rappel',
    candidate: 'En attente de signature : un rappel est parti',
    ahead: signingAhead
  },
  'file.before.preparing.signing.remindedTwice': {
    staff: 'En attente de signature, deux rappels',
    candidate: 'En attente de signature : deux rappels sont partis',
    ahead: signingAhead
  },
  'file.before.preparing.signed': {
    staff: 'Signé, à déposer',
    candidate: 'Signé : il vous reste à le déposer',
    ahead: 'Une fois le dossier signé, vous le déposerez'
  },

  'file.before.deposited': {
    staff: 'Déposé',
    candidate: 'Déposé et bien reçu',
    ahead: 'Le dossier sera déposé, et vous en recevrez un accusé de réception'
  },

  'file.before.revising': {
    staff: 'Déposé, en reprise',
    candidate: 'Vous reprenez le dossier ; votre dépôt tient toujours',
    ahead: revisingAhead
  },
  'file.before.revising.draft': {
    staff: 'Déposé, en reprise',
    candidate: 'Vous reprenez le dossier ; votre dépôt tient toujours',
    ahead: revisingAhead
  },
  'file.before.revising.signing': {
    staff: 'Déposé, nouvelle version à signer',
    candidate: 'La nouvelle version attend sa signature ; votre dépôt tient toujours',
    ahead: revisingAhead
  },
  'file.before.revising.signed': {
    staff: 'Déposé, nouvelle version signée',
    candidate: 'La nouvelle version est signée, à vous de la déposer ; votre dépôt tient toujours',
    ahead: revisingAhead
  },

  'file.before.screening': { staff: 'Recevabilité', ...screening },
  'file.before.screening.untaken': { staff: 'Recevabilité, à attribuer', ...screening },
  'file.before.screening.checking': { staff: 'Recevabilité', ...screening },
  'file.before.screening.late': { staff: 'Recevabilité, en retard', ...screening },

  'file.before.correction': {
    staff: 'À corriger',
    candidate: 'À corriger : une réponse ou une pièce vous est demandée',
    ahead: correctionAhead
  },
  'file.before.correction.sending': {
    staff: 'À corriger, demande en cours d’envoi',
    candidate: 'À corriger : une demande vous est adressée, vous pouvez déjà y répondre',
    ahead: correctionAhead
  },
  'file.before.correction.undelivered': {
    staff: 'À corriger, alerte non remise',
    candidate: 'À corriger : une demande vous est adressée, vous pouvez déjà y répondre',
    ahead: correctionAhead
  },
  'file.before.correction.waiting': {
    staff: 'À corriger',
    candidate: 'À corriger : c’est à vous d’agir',
    ahead: correctionAhead
  },
  'file.before.correction.reminded': {
    staff: 'À corriger, rappel envoyé',
    candidate: 'À corriger : c’est à vous d’agir, un rappel vous a été envoyé',
    ahead: correctionAhead
  },
  'file.before.correction.overdue': {
    staff: 'À corriger, délai dépassé',
    candidate: 'À corriger : il est encore temps de répondre',
    ahead: correctionAhead
  },
  'file.before.correction.signing': {
    staff: 'Correction à signer',
    candidate: 'Votre correction est reçue et attend sa signature',
    ahead: 'Si la correction change une réponse, la ou le signataire la signera'
  },

  'file.before.inadmissible': { staff: 'Irrecevable, lettre à relire', ...screening },
  'file.before.admissible': {
    staff: 'Recevable',
    candidate: 'Recevable : votre dossier sera examiné sur le fond',
    ahead: 'Si le dossier est recevable, il sera examiné sur le fond'
  },

  'file.before.scoring': { staff: 'En lecture', ...reading },
  'file.before.scoring.reading': { staff: 'En lecture', ...reading },
  'file.before.scoring.late': { staff: 'En lecture, en retard', ...reading },
  'file.before.thirdReading': { staff: 'Troisième lecture', ...reading },

  'file.before.deliberation': { staff: 'Délibération', ...deciding },
  'file.before.deliberation.opinion': { staff: 'Délibération, avis attendu', ...deciding },
  'file.before.deliberation.noOpinion': { staff: 'Délibération, sans avis du jury', ...deciding },
  'file.before.provisional': { staff: 'Issue provisoire', ...deciding },
  'file.before.provisional.selected': { staff: 'Retenu, provisoire', ...deciding },
  'file.before.provisional.reserve': { staff: 'Liste complémentaire, provisoire', ...deciding },
  'file.before.provisional.notSelected': { staff: 'Non retenu, provisoire', ...deciding }
}
