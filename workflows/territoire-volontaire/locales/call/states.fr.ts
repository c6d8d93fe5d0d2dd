/** From outside, the way to a decision shows nothing of who is late. */
const deciding = {
  candidate: 'Le jury donne un avis, puis l’autorité décide',
  ahead: 'Le jury donnera un avis, puis l’autorité décidera'
}
const openAhead = 'L’appel ouvrira à la date annoncée'
const answeredAhead = 'Chaque dossier recevra une réponse écrite'
const stoppedAhead = 'Si l’appel devait s’arrêter, chaque dossier en recevrait la raison'

export const callStatesFr = {
  draft: {
    staff: 'En préparation',
    candidate: 'L’appel se prépare',
    ahead: 'L’appel se prépare'
  },
  open: {
    staff: 'Ouvert',
    candidate: 'Ouvert : vous pouvez préparer et déposer un dossier',
    ahead: openAhead
  },
  'open.early': {
    staff: 'Ouvert',
    candidate: 'Ouvert : vous pouvez préparer et déposer un dossier',
    ahead: openAhead
  },
  'open.fortnight': {
    staff: 'Ouvert, moins de quinze jours',
    candidate: 'Ouvert : clôture dans moins de quinze jours',
    ahead: openAhead
  },
  'open.week': {
    staff: 'Ouvert, moins de sept jours',
    candidate: 'Ouvert : clôture dans moins de sept jours',
    ahead: openAhead
  },
  'open.lastDays': {
    staff: 'Ouvert, moins de deux jours',
    candidate: 'Ouvert : clôture dans moins de deux jours',
    ahead: openAhead
  },
  closingInDoubt: {
    staff: 'Clôture à confirmer',
    candidate: 'Le service a été interrompu à l’heure de la clôture : l’équipe dira la suite',
    ahead: 'Si le service est interrompu à l’heure de la clôture, l’équipe dira la suite à tous'
  },
  closing: {
    staff: 'Clôture en cours',
    candidate: 'Clôture en cours : les derniers envois arrivent',
    ahead: 'Les dépôts seront clos à l’heure écrite'
  },
  closed: {
    staff: 'Dépôts clos',
    candidate: 'Dépôts clos : les dossiers sont examinés',
    ahead: 'Après la clôture, chaque dossier sera examiné'
  },
  'closed.screening': {
    staff: 'Recevabilité',
    candidate: 'Dépôts clos : l’équipe vérifie les dossiers',
    ahead: 'L’équipe vérifiera que chaque dossier est complet et recevable'
  },
  'closed.inReview': {
    staff: 'Lectures',
    candidate: 'Les dossiers recevables sont en lecture',
    ahead: 'Le comité lira les dossiers recevables'
  },
  'closed.deliberating': { staff: 'Délibération', ...deciding },
  'closed.deliberating.opinion': { staff: 'Avis du jury attendu', ...deciding },
  'closed.deliberating.noOpinion': { staff: 'Sans avis du jury', ...deciding },
  'closed.deliberating.noOpinionDeputy': {
    staff: 'Sans avis du jury, suppléance ouverte',
    ...deciding
  },
  'closed.deliberating.decision': { staff: 'Décision à signer', ...deciding },
  'closed.deliberating.deputy': { staff: 'Décision à signer, suppléance ouverte', ...deciding },
  announcing: {
    staff: 'Réponses en cours d’envoi',
    candidate: 'Les réponses partent',
    ahead: answeredAhead
  },
  announced: {
    staff: 'Réponses annoncées',
    candidate: 'Les réponses sont annoncées',
    ahead: answeredAhead
  },
  'announced.fresh': {
    staff: 'Réponses annoncées',
    candidate: 'Les réponses sont annoncées',
    ahead: answeredAhead
  },
  'announced.toComplete': {
    staff: 'Réponses annoncées, à clore',
    candidate: 'Les réponses sont annoncées',
    ahead: answeredAhead
  },
  done: {
    staff: 'Clos, tout le monde a sa réponse',
    candidate: 'Clos : chaque dossier a sa réponse',
    ahead: 'L’appel sera clos quand chaque dossier aura sa réponse'
  },
  cancelled: {
    staff: 'Annulé, réponses à remettre',
    candidate: 'Appel annulé : chaque dossier en reçoit la raison',
    ahead: stoppedAhead
  },
  cancelledAndAnswered: {
    staff: 'Arrêté, tout le monde a sa réponse',
    candidate: 'Appel arrêté : chaque dossier a sa réponse',
    ahead: stoppedAhead
  },
  withoutAction: {
    staff: 'Classé sans suite, réponses à remettre',
    candidate: 'Appel classé sans suite : chaque dossier en reçoit la raison',
    ahead: stoppedAhead
  },
  discarded: {
    staff: 'Abandonné',
    candidate: 'Appel abandonné avant son ouverture',
    ahead: openAhead
  },
  archived: {
    staff: 'Archivé',
    candidate: 'Appel archivé : les données personnelles sont effacées',
    ahead: 'Les données personnelles seront effacées à la fin de leur durée de conservation'
  }
}
