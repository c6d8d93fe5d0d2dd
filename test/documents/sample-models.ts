import type {
  DecisionLetterModel,
  MinutesModel,
  OrganiserFacts,
  ReceiptModel,
  RulesModel
} from '../../src/documents/index.ts'

/** The story of Vierzon, as the pages tell it. */
export const organiser: OrganiserFacts = {
  name: 'Villes au Carré',
  for: 'pour la Région Centre-Val de Loire',
  address: '1 rue de l’Exemple, 37000 Tours',
  mail: 'labo@example.org',
  phone: '02 00 00 00 00',
  hours: 'du lundi au vendredi de 9 h à 17 h'
}

export const call = {
  number: '2027-01',
  title: 'Territoire volontaire du laboratoire des pratiques d’implication citoyenne'
}

const hash = 'c41e8a0759d2b6f3'.repeat(4)

export const receipt: ReceiptModel = {
  number: 'AR-VAC-0017',
  application: 'VAC-0017',
  territory: 'Commune de Vierzon',
  project: 'Le budget du quartier se décide au marché',
  call,
  receivedAt: new Date('2027-03-11T08:18:04Z'),
  depositedBy: 'Inès Caron, agente référente',
  signed: { by: 'Paul Aubry, maire', at: new Date('2027-03-10T16:42:00Z') },
  revision: 3,
  answers: 33,
  files: [
    { name: 'lettre-engagement-vierzon.pdf', size: '214 Ko', pages: 2, sha256: hash },
    { name: 'la-grande-table.png', size: '1,7 Mo', pages: null, sha256: hash }
  ],
  fingerprint: hash,
  code: '7K4M-92QD-X3HT',
  verifyAt: 'https://candide.example/verifier/7K4M-92QD-X3HT',
  organiser,
  officer: 'Nadia Lefort, coordination',
  mentions: {
    silence:
      'Sans réponse au plus tard le 28 mai 2027, 18 h 00, la demande serait réputée rejetée.',
    appeal:
      'Vous pouvez demander un réexamen dans les deux mois qui suivent la lecture de la réponse.',
    court: 'Vous pouvez saisir le tribunal administratif d’Orléans dans les deux mois.',
    privacy: 'Les données servent à instruire cet appel, et à rien d’autre.'
  },
  next: ['Recevabilité, jusqu’au 26 mars', 'Deux lectures, du 29 mars au 23 avril']
}

export const decision: DecisionLetterModel = {
  authority: ['Conseil régional Centre-Val de Loire', 'La présidente'],
  placeAndDate: 'Orléans, le 20 mai 2027',
  number: 'VAC-0017',
  followedBy: ['Dossier suivi par Nadia Lefort, coordination,', 'Villes au Carré, 02 00 00 00 00'],
  to: 'Monsieur Paul Aubry, maire de Vierzon',
  copies: 'Samira Belhadj, élue référente, et Inès Caron, agente référente',
  subject: 'Votre commune devient territoire volontaire',
  body: [
    { kind: 'paragraph', runs: [{ text: 'Monsieur le Maire,' }] },
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'Le jury réuni le 11 mai 2027 a donné un avis favorable. La candidature de Vierzon '
        },
        { text: 'est retenue', strong: true },
        { text: '.' }
      ]
    },
    { kind: 'heading', runs: [{ text: 'Si vous n’êtes pas d’accord' }] },
    { kind: 'paragraph', runs: [{ text: 'Vous pouvez demander un réexamen.' }] }
  ],
  signed: {
    name: 'Jeanne Aubertin',
    quality: 'présidente du Conseil régional',
    at: new Date('2027-05-20T15:40:00Z')
  },
  code: '3D8W-XK57-P2RA',
  verifyAt: 'https://candide.example/verifier/3D8W-XK57-P2RA',
  date: new Date('2027-05-20T15:40:00Z')
}

export const minutes: MinutesModel = {
  call,
  organiser: ['Villes au Carré', 'pour la Région Centre-Val de Loire'],
  title: 'Procès-verbal du jury',
  session: 'Séance du mardi 11 mai 2027, de 14 h 00 à 16 h 05. Orléans, hôtel de Région.',
  draft: 'Projet, à relire avant le 13 mai 2027, 18 h 00',
  sections: [
    {
      title: 'La séance',
      parts: [
        {
          kind: 'entry',
          margin: ['14 h 00', 'n° 4'],
          runs: [{ text: 'Ouverte par Hélène Vasseur', strong: true }, { text: ', présidente.' }]
        }
      ]
    },
    {
      title: 'Motions et votes',
      parts: [
        {
          kind: 'table',
          caption: 'Votes, à main levée',
          head: ['Motion', 'Pour', 'Contre', 'Issue'],
          widths: [60, 12, 12, 16],
          figures: [1, 2],
          rows: [
            [
              { text: '1. Adopter le classement au mérite' },
              { text: '5' },
              { text: '0' },
              { text: 'adoptée' }
            ]
          ]
        },
        {
          kind: 'quote',
          text: 'La règle était écrite, je ne la conteste pas.',
          source: 'Fabien Joubert'
        },
        { kind: 'proof', lines: ["printf '2027-01 41 7 88' | sha256sum", hash] }
      ]
    }
  ],
  signatures: [
    { name: 'Hélène Vasseur', quality: 'présidente du jury', note: 'signature après relecture' },
    { name: 'Nadia Lefort', quality: 'secrétaire de séance', note: 'signature après relecture' }
  ],
  made: { events: 128, fingerprint: '52c8 e1f0 9ab4 7d36', version: 2 },
  confidentiality: 'Document non communicable avant la décision.',
  date: new Date('2027-05-12T08:20:00Z')
}

export const rules: RulesModel = {
  call,
  organiser,
  version: 2,
  sealedAt: new Date('2027-01-11T08:00:00Z'),
  fingerprint: hash,
  calendar: [{ label: 'Clôture', when: 'lundi 15 mars 2027, 12 h 00' }],
  sections: [
    { title: 'Vous recevez', paragraphs: [], items: ['60 jours d’accompagnement sur un an'] }
  ],
  grid: [
    {
      name: 'Pouvoir réel donné aux habitants',
      weight: 25,
      levels: ['aucun rôle pour les habitants', 'information seulement', 'consultation']
    }
  ],
  selection: ['Seuil : 60 points sur 100.'],
  mentions: ['Vous pouvez saisir le tribunal administratif.'],
  amendments: [
    {
      at: new Date('2027-02-20T09:00:00Z'),
      reason: 'Une panne de réseau a touché trois départements.',
      changes: ['Clôture : 15 mars au lieu du 12 mars.']
    }
  ]
}
