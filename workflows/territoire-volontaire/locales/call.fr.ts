import { callJournalFr } from './call/journal.fr.ts'
import { callStatesFr } from './call/states.fr.ts'

export const callLabelsFr = {
  states: callStatesFr,
  journal: callJournalFr,
  events: {
    CHANGE_DRAFT: {
      label: 'Enregistrer la préparation',
      hint: 'Rien n’est public tant que l’appel n’est pas ouvert.'
    },
    OPEN: {
      label: 'Ouvrir l’appel',
      hint: 'L’ouverture scelle les règles et publie leur empreinte ; ensuite, seul un rectificatif public et daté pourra les changer.'
    },
    DISCARD: {
      label: 'Abandonner la préparation',
      hint: 'C’est définitif : cet appel ne pourra plus être ouvert.'
    },
    AMEND: {
      label: 'Publier un rectificatif',
      hint: 'Il est public et daté, avec son motif, et scellé à son tour.'
    },
    EXTEND: {
      label: 'Reporter la clôture',
      hint: 'La nouvelle date est publique et vaut pour tous les dossiers.'
    },
    POSTPONE: {
      label: 'Reporter une date à venir',
      hint: 'La nouvelle date est publique, et toutes les échéances des dossiers la suivent.'
    },
    CANCEL: {
      label: 'Annuler l’appel',
      hint: 'C’est définitif : chaque dossier reçoit une réponse qui en dit la raison.'
    },
    CONFIRM_CLOSING: {
      label: 'Confirmer la clôture',
      hint: 'Les dépôts sont clos à l’heure prévue, malgré l’interruption du service.'
    },
    GIVE_OPINION: {
      label: 'Rendre l’avis',
      hint: 'Les issues proposées restent provisoires jusqu’à la décision.'
    },
    SIGN_DECISION: {
      label: 'Signer la décision',
      hint: 'La réponse à chaque dossier devient lisible, et les alertes partent.'
    },
    ANNOUNCE: {
      label: 'Annoncer les réponses',
      hint: 'Les résultats deviennent publics.'
    },
    FREE_PLACE: {
      label: 'Appeler le dossier suivant',
      hint: 'La place libérée est proposée au premier de la liste complémentaire qui respecte les contraintes.'
    },
    COMPLETE: {
      label: 'Clore l’appel',
      hint: 'Le compte des réponses est arrêté ; la liste complémentaire et les recours suivent leur cours.'
    }
  },
  guards: {
    nothingMissing: {
      why: 'Tout n’est pas encore prêt. Points à régler : {{count}}.',
      then: 'Ce sera possible quand chacun sera réglé.'
    },
    givesReason: {
      why: 'Il manque le motif.',
      then: 'Écrivez-le en quelques mots : ce sera alors possible.'
    },
    closesLater: {
      why: 'La nouvelle clôture doit venir après celle du {{date}}, et être à venir.',
      then: 'Choisissez une date plus tardive : une clôture se reporte, elle ne s’avance pas.'
    },
    noDateMovesIntoThePast: {
      why: 'Une des dates changées est déjà passée.',
      then: 'Choisissez des dates à venir ; celles qui ne changent pas peuvent rester.'
    },
    closingStandsStill: {
      why: 'Les dépôts sont clos : la date de clôture ne bouge plus.',
      then: 'Reportez seulement des dates à venir.'
    },
    wasDownAcross: {
      why: 'Le service n’a pas été interrompu à l’heure de la clôture.',
      then: 'La clôture suit son cours, sans rien confirmer.'
    },
    isOfTheJury: {
      why: 'Le jury a encore le temps de donner son avis.',
      then: 'S’il se tait jusqu’au {{date}}, l’autorité proposera ce que donnent les règles.'
    },
    decidesForTheCall: {
      why: 'Le temps du jury est passé : la proposition revient à l’autorité ou à sa suppléance.',
      then: 'Elle propose ce que donnent les lectures et les règles, tirage au sort compris.'
    },
    mayProposeAgain: {
      why: 'La suppléance ne peut pas encore proposer à nouveau.',
      then: 'Elle le pourra à partir du {{date}} ; d’ici là, le jury et l’autorité le peuvent.'
    },
    mayDecideAlone: {
      why: 'La suppléance ne peut pas encore signer.',
      then: 'Elle le pourra à partir du {{date}} ; d’ici là, l’autorité peut signer.'
    },
    everyDossierHasItsAnswer: {
      why: 'Tous les dossiers n’ont pas encore leur réponse. Dossiers en attente : {{count}}.',
      then: 'Ce sera possible quand chacun aura la sienne.'
    },
    noAlertFailed: {
      why: 'Toutes les alertes n’ont pas été remises. Remises à régler : {{count}}.',
      then: 'Ce sera possible quand chaque remise aura été réglée et consignée.'
    }
  },
  roles: {
    officer: 'l’équipe',
    authority: 'l’autorité',
    deputy: 'la suppléance',
    jury: 'le jury',
    committee: 'le comité',
    writer: 'les territoires',
    clock: 'l’horloge',
    messaging: 'la messagerie',
    system: 'Candide'
  },
  delays: {
    staleDraft: 'sans ouverture, la préparation est abandonnée',
    fifteenDaysBefore: 'quinze jours avant la clôture, rappel à tous les brouillons',
    sevenDaysBefore: 'sept jours avant la clôture, rappel à tous les brouillons',
    twoDaysBefore: 'deux jours avant la clôture, rappel à tous les brouillons',
    closing: 'clôture des dépôts',
    lastArrivals: 'fin des derniers envois, puis les dossiers passent en recevabilité',
    doubtLimit: 'sans réponse de l’équipe, la clôture prévue est appliquée',
    readingsOpen: 'ouverture des lectures',
    readingsEnd: 'fin des lectures, le jury prend la suite',
    juryFallback: 'sans avis du jury, la décision revient à l’autorité',
    deputyFrom: 'la suppléance peut signer',
    authorityFallback:
      'sans décision signée, l’appel est classé sans suite, et chacun reçoit une réponse',
    announceLimit: 'les réponses sont annoncées d’office',
    completeReminder: 'rappel : l’appel est à clore',
    retention: 'effacement des données personnelles'
  },
  letters: {
    'team-closing-in-doubt': 'Équipe : le service a été interrompu à l’heure de la clôture',
    'team-no-opinion': 'Équipe : le jury n’a pas rendu d’avis dans le délai',
    'team-authority-silent': 'Équipe : la décision attend toujours sa signature',
    'team-call-to-complete': 'Équipe : l’appel est à clore',
    'authority-decision-due': 'Autorité : une décision attend votre signature',
    'deputy-may-sign': 'Suppléance : la décision peut être signée'
  }
}
