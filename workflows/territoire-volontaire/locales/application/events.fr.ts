export const eventsFr = {
  ASK_SIGNATURE: {
    label: 'Demander la signature',
    hint: 'La ou le signataire reçoit un lien vers cette version exacte ; le texte ne bouge plus pendant ce temps.'
  },
  TAKE_BACK: {
    label: 'Reprendre l’écriture',
    hint: 'Le texte se rouvre ; la nouvelle version devra être signée à son tour.'
  },
  SIGN: {
    label: 'Signer cette version',
    hint: 'Votre signature vaut pour cette version, et pour elle seule.'
  },
  REFUSE_SIGNATURE: {
    label: 'Ne pas signer, et dire pourquoi',
    hint: 'Le dossier revient en brouillon avec votre raison ; une nouvelle version pourra vous être présentée.'
  },
  REPLACE_SIGNATORY: {
    label: 'Changer de signataire',
    hint: 'La demande part à la nouvelle personne ; ce qui est déjà signé tient jusqu’à sa signature.'
  },
  DEPOSIT: {
    label: 'Déposer le dossier',
    hint: 'Vous recevez un accusé de réception daté ; jusqu’à la clôture, vous pourrez encore reprendre le dossier.'
  },
  DEPOSIT_ON_PAPER: {
    label: 'Enregistrer un dépôt sur papier',
    hint: 'Le dossier est marqué comme reçu sur papier, et un accusé de réception part au territoire.'
  },
  TAKE_UP_AGAIN: {
    label: 'Reprendre le dossier déposé',
    hint: 'Votre dépôt tient toujours : il sera examiné tel quel si aucun autre ne le remplace avant la clôture.'
  },
  ABANDON_REVISION: {
    label: 'Garder le dépôt tel qu’il est',
    hint: 'La reprise s’arrête là ; c’est la version déposée qui sera examinée.'
  },
  DELETE_DRAFT: {
    label: 'Supprimer le brouillon',
    hint: 'C’est définitif : ce dossier ne pourra plus être déposé.'
  },
  WITHDRAW: {
    label: 'Retirer la candidature',
    hint: 'Le dossier quitte l’appel pour de bon, et un accusé du retrait est envoyé.'
  },
  REMIND_DRAFT: {
    label: 'Rappeler la clôture',
    hint: 'Un rappel part aux personnes qui écrivent le dossier.'
  },
  CLOSE_DEPOSITS: {
    label: 'Clore les dépôts',
    hint: 'Ce qui est déposé passe en recevabilité, ce qui est signé est déposé d’office, et le reste n’est pas examiné.'
  },
  CHANGE_CALENDAR: {
    label: 'Appliquer le nouveau calendrier',
    hint: 'Les échéances du dossier suivent les nouvelles dates.'
  },
  CANCEL_CALL: {
    label: 'Classer sans suite',
    hint: 'L’appel s’arrête, et le dossier reçoit une réponse motivée.'
  },
  ASSIGN_OFFICER: {
    label: 'Attribuer le dossier',
    hint: 'La personne choisie en devient responsable.'
  },
  REQUEST_CORRECTION: {
    label: 'Demander une correction',
    hint: 'Seules les questions et les pièces nommées se rouvrent ; la demande part au territoire, avec son délai.'
  },
  EXTEND_CORRECTION: {
    label: 'Allonger le délai',
    hint: 'Le territoire reçoit la nouvelle date, et le motif est gardé au journal.'
  },
  LIFT_CORRECTION: {
    label: 'Lever la correction',
    hint: 'Plus rien n’est attendu pour cette demande, et le territoire en est informé.'
  },
  ANSWER_CORRECTION: {
    label: 'Répondre à la demande',
    hint: 'Votre réponse remplace ce qui était demandé ; le reste du dossier et la date du dépôt ne bougent pas.'
  },
  LETTER_AVAILABLE: {
    label: 'Consigner la mise à disposition',
    hint: 'La lettre est lisible en ligne, et son alerte est partie.'
  },
  LETTER_FAILED: {
    label: 'Consigner l’échec de l’alerte',
    hint: 'L’équipe est prévenue, et règle la remise à la main.'
  },
  SETTLE_LETTER: {
    label: 'Consigner la remise',
    hint: 'La façon dont la lettre a été remise est écrite au journal, avec votre nom.'
  },
  RESEND_LETTER: {
    label: 'Envoyer de nouveau',
    hint: 'L’alerte repart, à l’adresse tenue à jour.'
  },
  DECLARE_ADMISSIBLE: {
    label: 'Déclarer recevable',
    hint: 'Le territoire en est informé ; cela se défait, avec un motif, jusqu’à l’ouverture des lectures.'
  },
  DECLARE_INADMISSIBLE: {
    label: 'Déclarer irrecevable',
    hint: 'La lettre motivée part après une dernière relecture, ou d’elle-même à l’échéance ; d’ici là, cela se défait.'
  },
  UNDO_ADMISSIBILITY: {
    label: 'Revenir sur la recevabilité',
    hint: 'Le dossier retourne à la vérification, et le motif est gardé au journal.'
  },
  UNDO_INADMISSIBILITY: {
    label: 'Revenir sur l’irrecevabilité',
    hint: 'Le dossier retourne à la vérification, et aucune lettre ne part.'
  },
  DISCLOSE: {
    label: 'Envoyer la réponse',
    hint: 'La lettre devient lisible en ligne, et une alerte part au territoire.'
  },
  ASSIGN_READER: {
    label: 'Confier une lecture',
    hint: 'La personne choisie lira ce dossier, sans voir les autres lectures.'
  },
  REMOVE_READER: {
    label: 'Retirer une lecture',
    hint: 'La personne ne lira pas ce dossier ; sa lecture, si elle est rendue, ne compte plus.'
  },
  RECUSE: {
    label: 'Se déporter',
    hint: 'Vous ne verrez plus ce dossier ni ses lectures, et une autre personne est cherchée pour le lire.'
  },
  FINISH_READING: {
    label: 'Rendre la lecture',
    hint: 'Elle compte dès lors telle qu’elle est écrite.'
  },
  PROPOSE_OUTCOME: {
    label: 'Proposer l’issue',
    hint: 'Elle reste provisoire jusqu’à la décision, et le territoire n’en voit rien.'
  },
  DECIDE: {
    label: 'Décider',
    hint: 'La décision signée devient la réponse au territoire.'
  },
  READ: {
    label: 'Lire la réponse',
    hint: 'La date de lecture est enregistrée : les délais pour répondre et pour contester partent de là.'
  },
  RECORD_RECEPTION: {
    label: 'Consigner la réception',
    hint: 'Elle est écrite au journal avec votre nom, et les délais partent de la date consignée.'
  },
  ACCEPT: {
    label: 'Accepter la place',
    hint: 'La place est à vous, et vous recevez un accusé daté ; accepter ne vaut pas signature de la convention.'
  },
  DECLINE: {
    label: 'Renoncer à la place',
    hint: 'C’est définitif : la place est proposée au dossier suivant de la liste complémentaire.'
  },
  EXTEND_ACCEPTANCE: {
    label: 'Allonger le délai d’acceptation',
    hint: 'La place reste gardée jusqu’à la nouvelle date, et le motif est écrit au journal.'
  },
  PROVIDE_PIECES: {
    label: 'Transmettre les pièces',
    hint: 'Vous recevez un accusé, et la convention prend la suite.'
  },
  EXTEND_PIECES: {
    label: 'Allonger le délai des pièces',
    hint: 'Les pièces sont attendues à la nouvelle date, et le motif est écrit au journal.'
  },
  PROMOTE: {
    label: 'Proposer la place libérée',
    hint: 'Le dossier quitte la liste complémentaire pour une place, et sa nouvelle réponse part.'
  },
  REPLACE_DECISION: {
    label: 'Retirer et remplacer la décision',
    hint: 'La décision donnée est retirée, avec son motif ; la nouvelle devra être signée, puis remise.'
  },
  APPEAL: {
    label: 'Former un recours gracieux',
    hint: 'L’autorité réexamine la décision, et vous recevez un accusé de votre recours.'
  },
  ANSWER_APPEAL: {
    label: 'Répondre au recours',
    hint: 'La réponse motivée part au territoire.'
  }
}
