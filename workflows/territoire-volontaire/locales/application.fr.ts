import { eventsFr } from './application/events.fr.ts'
import { guardsFr } from './application/guards.fr.ts'
import { journalFr } from './application/journal.fr.ts'
import { statesAfterFr } from './application/states-after.fr.ts'
import { statesBeforeFr } from './application/states-before.fr.ts'

export const applicationLabelsFr = {
  states: { ...statesBeforeFr, ...statesAfterFr },
  events: eventsFr,
  journal: journalFr,
  guards: guardsFr,
  roles: {
    writer: 'le territoire',
    signatory: 'la ou le signataire',
    officer: 'l’équipe',
    committee: 'le comité',
    jury: 'le jury',
    authority: 'l’autorité',
    clock: 'l’horloge',
    call: 'l’appel',
    messaging: 'la messagerie',
    system: 'Candide'
  },
  delays: {
    closingFallback: 'clôture des dépôts, appliquée d’office',
    typingLimit:
      'sans saisie achevée à l’ouverture des lectures, le dossier papier est tenu pour non déposé',
    firstSignatureReminder: 'premier rappel à la ou au signataire',
    secondSignatureReminder:
      'second rappel à la ou au signataire, et aux personnes qui écrivent le dossier',
    takingLimit: 'si personne n’a pris le dossier, il est confié à la coordination',
    screeningDue: 'fin de la recevabilité : sans conclusion, le dossier est signalé en retard',
    screeningFallback:
      'sans conclusion de l’équipe, le dossier est tenu pour recevable, sous réserve',
    sendingLimit: 'si l’alerte n’est toujours pas remise, l’équipe s’en charge',
    undeliveredLimit:
      'si la remise n’est toujours pas réglée, le dossier poursuit son chemin, et l’équipe reste prévenue',
    correctionReminder: 'rappel de la correction demandée',
    correctionDue: 'correction attendue ; sans réponse, une relance part',
    correctionGrace: 'sans réponse, l’équipe tranche sur le dossier tel qu’il est',
    correctionSignatureLimit:
      'sans signature, l’équipe reprend le dossier avec la correction reçue',
    inadmissibleLimit: 'la lettre part d’elle-même',
    readingsOpen: 'ouverture des lectures',
    readingsDue: 'fin des lectures ; celles qui manquent sont signalées en retard',
    readingsFallback: 'le dossier passe en délibération avec les lectures rendues',
    thirdReadingLimit: 'le dossier passe en délibération, sans attendre la troisième lecture',
    juryFallback: 'sans avis du jury, la décision revient à l’autorité',
    authorityFallback:
      'sans décision signée, l’appel est classé sans suite, et chacun reçoit une réponse',
    unreadLimit: 'réponse pas encore lue : l’équipe prend contact',
    unreadFallback: 'sans nouvelles, la place est proposée au dossier suivant',
    acceptanceReminder: 'rappel de la place à accepter',
    acceptanceLimit: 'sans acceptation, la place est proposée au dossier suivant',
    piecesDue: 'pièces attendues ; si elles manquent, un rappel part',
    reserveExpiry: 'fin de la liste complémentaire',
    appealLimit:
      'réponse au recours attendue ; sans elle, le territoire est informé de ce que cela permet',
    shortRetention: 'effacement des données personnelles',
    longRetention: 'effacement des données personnelles'
  },
  letters: {
    'signature-request': 'Une signature vous est demandée',
    'signature-reminder': 'Rappel : une signature est attendue',
    'signature-refused': 'Des changements sont demandés avant la signature',
    'signed-notice': 'Le dossier est signé',
    'deposit-receipt': 'Accusé de réception de votre dépôt',
    'deposited-by-clock': 'Votre dossier signé a été déposé à la clôture',
    'taken-up-again': 'Votre dossier est repris, votre dépôt tient toujours',
    'draft-reminder': 'La clôture approche',
    'correction-requested': 'Une correction vous est demandée',
    'correction-extended': 'Vous avez plus de temps pour votre correction',
    'correction-lifted': 'La correction n’est plus à faire',
    'correction-reminder': 'Rappel : une correction est attendue',
    'correction-overdue': 'Votre correction peut encore nous parvenir',
    'correction-received': 'Votre correction est bien reçue',
    'correction-signature': 'Votre signature est demandée sur une correction',
    admissible: 'Votre dossier est recevable',
    'acceptance-reminder': 'Rappel : une place attend votre accord',
    accepted: 'Accusé de votre acceptation',
    'pieces-reminder': 'Rappel : des pièces sont attendues',
    'pieces-received': 'Vos pièces sont bien reçues',
    declined: 'Accusé de votre désistement',
    lapsed: 'Le délai pour accepter la place est passé',
    'reserve-expired': 'La liste complémentaire est arrivée à son terme',
    'appeal-received': 'Accusé de réception de votre recours',
    'appeal-answered': 'Réponse à votre recours',
    'appeal-silent': 'Votre recours : le délai de réponse est passé',
    'team-nobody-took-it': 'Équipe : un dossier que personne n’a pris',
    'team-screening-late': 'Équipe : une recevabilité en retard',
    'team-taken-with-reservation': 'Équipe : un dossier tenu pour recevable, sous réserve',
    'team-undelivered': 'Équipe : une alerte non remise',
    'team-correction-answered': 'Équipe : une correction est revenue',
    'team-correction-unanswered': 'Équipe : une correction restée sans réponse',
    'team-readings-late': 'Équipe : des lectures en retard',
    'team-readings-incomplete': 'Équipe : un dossier en délibération sans toutes ses lectures',
    'team-no-opinion': 'Équipe : un dossier sans avis du jury',
    'team-unread': 'Équipe : une réponse pas encore lue',
    'team-pieces-late': 'Équipe : des pièces encore attendues'
  }
}
