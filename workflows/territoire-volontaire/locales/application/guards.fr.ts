export const guardsFr = {
  needsSignatory: {
    why: 'Cet appel se passe de signataire.',
    then: 'Le dossier peut être déposé directement.'
  },
  noSignatoryNeeded: {
    why: 'Cet appel demande une signature avant le dépôt.',
    then: 'Demandez la signature : le dépôt sera possible dès qu’elle sera donnée.'
  },
  isScored: {
    why: 'Cet appel n’a pas de lectures sur une grille.',
    then: 'Le dossier passe directement en délibération.'
  },

  isComplete: {
    why: 'Tout n’est pas encore complet. Points à reprendre : {{count}}.',
    then: 'Ce sera possible quand chacun sera réglé ; ce qui est écrit est gardé.'
  },
  isOnPaper: {
    why: 'Ce dossier ne vient pas sur papier.',
    then: 'Il se dépose en ligne, signé si l’appel le demande.'
  },
  callHasClosed: {
    why: 'Les dépôts ne sont pas encore clos.',
    then: 'Le dossier attend la clôture avec les autres.'
  },
  beforeClosing: {
    why: 'Les dépôts sont clos depuis le {{date}}.',
    then: 'Seul un report de la clôture, public et le même pour tous, le rendrait possible.'
  },
  isTheVersionShown: {
    why: 'Cette version n’est pas celle qui est présentée à la signature.',
    then: 'Rechargez la page pour lire la version à jour : elle pourra être signée.'
  },
  isTheVersionSigned: {
    why: 'Cette version n’est pas celle qui est signée.',
    then: 'Déposez la version signée, ou faites signer celle-ci.'
  },
  isTheSignatory: {
    why: 'La signature revient à la personne désignée comme signataire.',
    then: 'Elle peut signer par son lien ; les personnes qui écrivent le dossier peuvent aussi changer de signataire.'
  },
  hasDeposit: {
    why: 'Rien n’est encore déposé : il n’y a pas de candidature à retirer.',
    then: 'Ce sera possible après un dépôt ; d’ici là, un brouillon se supprime.'
  },

  givesReason: {
    why: 'Il manque le motif.',
    then: 'Écrivez-le en quelques mots : ce sera alors possible.'
  },
  isOpenCorrection: {
    why: 'Cette demande de correction n’est plus ouverte.',
    then: 'Rechargez la page : les demandes encore ouvertes y sont.'
  },
  isLastCorrection: {
    why: 'D’autres corrections sont encore ouvertes.',
    then: 'Ce sera possible quand chacune aura reçu sa réponse ou sera levée.'
  },
  'not:isLastCorrection': {
    why: 'C’est la dernière correction ouverte.',
    then: 'Sa réponse, ou sa levée, fait revenir le dossier à la vérification.'
  },
  isNewCorrection: {
    why: 'Cette demande est déjà enregistrée.',
    then: 'Ouvrez-la pour la suivre, ou préparez-en une autre.'
  },
  reopensSomething: {
    why: 'La demande ne dit pas encore ce qu’elle rouvre.',
    then: 'Choisissez au moins une question ou une pièce.'
  },
  isDueLater: {
    why: 'L’échéance proposée n’est pas à venir.',
    then: 'Choisissez une date et une heure à venir.'
  },
  givesKind: {
    why: 'La demande ne dit pas encore ce qui ne va pas.',
    then: 'Choisissez entre incomplet, incorrect et à mettre à jour.'
  },
  hasNoOpenCorrection: {
    why: 'Une correction est encore ouverte.',
    then: 'Ce sera possible dès qu’elle sera revenue ou levée.'
  },
  changesAnswers: {
    why: 'La correction ne change aucune réponse signée.',
    then: 'Une signature n’est demandée de nouveau que si une réponse change.'
  },
  isAboutTheAnswer: {
    why: 'Cette lettre n’est pas celle de la réponse actuelle.',
    then: 'Seule la lettre de la réponse actuelle fait avancer le dossier.'
  },
  isAboutAnOpenCorrection: {
    why: 'Cette lettre ne porte sur aucune correction ouverte.',
    then: 'Seule la lettre d’une correction ouverte fait courir son délai.'
  },

  isAllChecked: {
    why: 'Tout n’est pas encore vérifié. Points restants : {{count}}.',
    then: 'Ce sera possible quand chaque point aura été vérifié.'
  },
  isAllConform: {
    why: 'Tout n’est pas conforme. Points en cause : {{count}}.',
    then: 'Ce sera possible quand chacun aura été corrigé, ou revu et jugé conforme.'
  },
  beforeReadings: {
    why: 'Les lectures sont ouvertes depuis le {{date}}.',
    then: 'Seul un report des lectures, le même pour tous les dossiers, le rendrait possible.'
  },

  isFreeReader: {
    why: 'Cette personne lit déjà le dossier, ou s’en est déportée.',
    then: 'Choisissez une autre personne du comité.'
  },
  isReader: {
    why: 'Ce dossier n’est pas confié à cette personne.',
    then: 'Choisissez une des personnes à qui il est confié.'
  },
  isOwnReading: {
    why: 'Cette lecture ne vous est pas confiée.',
    then: 'Ce serait possible si l’équipe vous la confiait.'
  },
  notYetRead: {
    why: 'Cette lecture est déjà rendue.',
    then: 'Elle compte telle quelle ; l’équipe peut la retirer, avec un motif, puis la confier de nouveau.'
  },
  scoresAllCriteria: {
    why: 'La lecture n’est pas encore complète. Critères restants : {{count}}.',
    then: 'Ce sera possible quand chaque critère aura son niveau.'
  },
  readingsLack: {
    why: 'Ce dossier a déjà toutes les lectures demandées.',
    then: 'Rien ne manque : le jury en délibère avec celles qu’il a.'
  },
  readingsAreIn: {
    why: 'Les lectures demandées ne sont pas encore toutes rendues.',
    then: 'Le dossier avancera de lui-même quand la dernière le sera.'
  },
  readingsDisagree: {
    why: 'Les lectures rendues s’accordent assez.',
    then: 'Une lecture de plus n’est appelée que si un critère les sépare nettement.'
  },
  thirdReadingIsIn: {
    why: 'La troisième lecture n’est pas encore rendue.',
    then: 'Le dossier avancera de lui-même dès qu’elle le sera.'
  },

  isJuryOutcome: {
    why: 'Cette issue n’est pas de celles que le jury propose.',
    then: 'Choisissez entre retenu, liste complémentaire et non retenu.'
  },
  proposesSelected: {
    why: 'L’issue proposée n’est pas « retenu ».',
    then: 'Le dossier prend l’issue qui est proposée.'
  },
  'not:proposesSelected': {
    why: 'L’issue proposée est « retenu ».',
    then: 'Le dossier prend l’issue qui est proposée.'
  },
  proposesReserve: {
    why: 'L’issue proposée n’est pas « liste complémentaire ».',
    then: 'Le dossier prend l’issue qui est proposée.'
  },
  'not:proposesReserve': {
    why: 'L’issue proposée est « liste complémentaire ».',
    then: 'Le dossier prend l’issue qui est proposée.'
  },
  outcomeIs: {
    why: 'La réponse porte une autre issue.',
    then: 'Le dossier suit l’issue que porte sa réponse.'
  },

  notYetReadAnswer: {
    why: 'La réponse est déjà reçue, et sa date enregistrée.',
    then: 'Il n’y a rien à refaire : les délais courent de cette date.'
  },
  isDisclosed: {
    why: 'Aucune réponse n’est encore donnée.',
    then: 'Ce sera possible dès que la réponse sera remise.'
  },
  beforeAcceptanceEnds: {
    why: 'Le délai pour accepter s’est achevé le {{date}}.',
    then: 'L’équipe peut encore l’allonger, avec un motif, tant que la place n’est pas proposée à un autre dossier.'
  },
  hasAllPieces: {
    why: 'Toutes les pièces ne sont pas encore là. Pièces attendues : {{count}}.',
    then: 'Ce sera possible quand chacune sera jointe.'
  },
  alertHasFailed: {
    why: 'Aucune alerte n’est en échec : il n’y a rien à régler.',
    then: 'Une remise se consigne quand une alerte n’a pas pu être remise.'
  },
  notYetAppealed: {
    why: 'Cette réponse a déjà fait l’objet d’un recours.',
    then: 'Une nouvelle décision ouvrirait un nouveau recours ; la lettre indique les autres voies.'
  },
  beforeAppealEnds: {
    why: 'Le délai du recours gracieux s’est achevé le {{date}}.',
    then: 'Une nouvelle décision ouvrirait un nouveau délai ; l’équipe répond à toute question.'
  }
}
