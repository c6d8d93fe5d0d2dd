import { readSection, type Answer, type AttachedFile } from '../../../src/forms/index.ts'
import { volunteerForm } from './forms.ts'

/** 1 027 characters for 1 000, as in the reference screen. */
export const REPLY_TOO_LONG =
  'Chaque choix fait au marché reçoit une réponse écrite sous trente jours, affichée sur l’étal, en mairie et sur le site : ce qui est fait, par qui, quand, pour combien. Si un choix ne peut pas être exécuté, l’élue référente vient dire pourquoi au marché suivant, et une autre solution est soumise au vote.\n\nLe cadre est écrit avant de commencer. Ouverts à la décision : l’usage des 40 000 €, l’ordre des travaux, les horaires du stand. Fermés : la sécurité incendie, les marchés publics en cours, les règles d’urbanisme. Le conseil municipal votera ce cadre en juin.\n\nUn registre public tient le compte des promesses : faites, en cours, abandonnées avec leur raison. Il est lu à voix haute chaque trimestre, par quelqu’un du quartier, et reste affiché toute l’année sur l’étal, à côté du cadre. Premières propositions en septembre, chiffrage en octobre, premier vote le samedi 20 novembre, travaux dès janvier, deuxième vote en avril, bilan public en juin, avec celles et ceux qui ont voté et celles et ceux qui n’ont pas voulu.'

/** What the pages of a dossier send, section by section: Vierzon, complete but for its files. */
export const VIERZON: Record<string, Record<string, string | string[]>> = {
  eligibility: { 'eligible-region': 'yes', 'lead-kind': 'commune', 'contacts-identified': 'yes' },
  lead: {
    siret: '732 829 320 00074',
    communes: ['18279'],
    population: '25 000',
    density: 'density-2',
    qpv: 'yes',
    'qpv-names': 'Clos du Roy'
  },
  people: {
    'signatory.name': 'Paul Aubry',
    'signatory.role': 'Maire',
    'signatory.mail': 'paul.aubry@vierzon.example',
    'signatory-is-head': 'yes',
    'elected-contact.name': 'Samira Belhadj',
    'elected-contact.role': 'Adjointe à la vie des quartiers',
    'elected-contact.mail': 'samira.belhadj@vierzon.example',
    'staff-contact.name': 'Inès Caron',
    'staff-contact.role': 'Chargée de mission vie associative',
    'staff-contact.mail': 'ines.caron@vierzon.example',
    'staff-share': '40'
  },
  project: {
    title: 'Le budget du quartier se décide au marché',
    summary:
      'Chaque samedi, le marché du quartier devient un lieu de décision. Pendant un an, les habitantes et habitants y choisissent l’usage de 40 000 € : on propose, on chiffre avec les services, on tranche sur place, à voix haute ou avec des jetons. Un stand itinérant va aussi à la sortie de l’école et au pied des immeubles, pour celles et ceux qui ne viennent pas au marché. La ville exécute les choix qui entrent dans un cadre écrit à l’avance, et répond sous trente jours à tous les autres.',
    situation:
      'La ville a ouvert deux budgets participatifs depuis 2019. Le premier a reçu 38 projets, dont trois du quartier. Le second s’est voté en ligne : 211 votes, dont neuf d’ici. Nos réunions publiques de 18 h rassemblent les mêmes vingt personnes, et deux promesses faites ce soir-là (un banc devant l’école, l’éclairage du passage) n’ont jamais reçu de réponse. On nous l’a dit au marché : « Vous demandez, puis plus rien. »\n\nCe qui tient : le marché du samedi, où passent six cents personnes, et le café associatif qui y a sa table. C’est là qu’on parle du quartier. Nous partons de ce lieu, et de ces deux échecs.',
    'democratic-question':
      'Comment décider à plusieurs centaines, en quelques minutes, dans un lieu où l’on vient pour autre chose, sans que les plus à l’aise parlent pour les autres ? Et comment une ville tient-elle parole quand la décision ne lui revient plus tout à fait ?',
    publics: ['young', 'shift-workers', 'little-french', 'single-parents'],
    'publics-how':
      'Le café associatif et la régie de quartier ont accepté d’être relais. Les consignes existeront en quatre langues et en pictogrammes ; le stand sera tenu avec une garde d’enfants, et passera deux fois par mois à 6 h et à 21 h devant le dépôt de bus.',
    practices: ['participatory-budget', 'outreach', 'other'],
    'practices-other':
      'Le vote aux jetons : trois bocaux sur un étal, chacun·e dépose et dit pourquoi.',
    power: 'co-decision',
    'reply-commitment': 'Chaque choix reçoit une réponse écrite sous trente jours.',
    'initiatives.0.name': 'Café associatif La Grande Table',
    'initiatives.0.link': 'https://grande-table.example.org',
    'initiatives.0.text': 'Tient une table au marché depuis deux ans.'
  },
  means: {
    governance: 'Un comité de suivi de neuf personnes, chaque mois, au café associatif.',
    'timetable.0.step': 'Propositions à l’étal',
    'timetable.0.start': '2027-09-01',
    'timetable.0.end': '2027-10-31',
    'timetable.1.step': 'Chiffrage, premier vote',
    'timetable.1.start': '2027-10-15',
    'timetable.1.end': '2027-11-20',
    'timetable.2.step': 'Bilan public',
    'timetable.2.start': '2028-06-01',
    'timetable.2.end': '2028-09-30',
    funding: 'yes',
    amount: '15 000',
    'budget.charges.0.label': 'Travaux choisis au marché',
    'budget.charges.0.amount': '55 000',
    'budget.products.0.label': 'Ville',
    'budget.products.0.amount': '40 000',
    'budget.products.1.label': 'Appel',
    'budget.products.1.amount': '15 000',
    risks: 'La pluie : repli au café.'
  },
  capitalisation: {
    documentation: 'Un carnet de marché, tenu chaque samedi.',
    'indicators.0.name': 'Personnes du quartier ayant voté',
    'indicators.0.initial': '9',
    'indicators.0.target': '120',
    'open-licence': 'yes'
  },
  commitments: {
    accuracy: 'yes',
    'rules-accepted': 'yes',
    'privacy-read': 'yes',
    links: 'none',
    'council-vote': 'adopted',
    'council-vote-date': '2027-02-24'
  }
}

/** The answers once every page was sent, with these changes to what it sent. */
export function vierzon(changes: Record<string, string | string[]> = {}): Answer[] {
  let answers: Answer[] = []
  for (const section of volunteerForm.sections) {
    const ids = section.groups.flatMap((group) => group.questions.map((one) => one.id))
    const own = Object.entries(changes).filter(([name]) => ids.includes(name.split('.')[0] ?? ''))
    const body = { asked: ids, ...VIERZON[section.id], ...Object.fromEntries(own) }
    answers = readSection(volunteerForm, section.id, body, answers)
  }
  return answers
}

export function fileFor(question: string, name = `${question}.pdf`): AttachedFile {
  return { question, id: `file-${name}`, name, type: 'pdf', size: 214_000, sha256: 'ab'.repeat(32) }
}

/** The pieces that Vierzon must attach. */
export const VIERZON_FILES = [
  'engagement-letter',
  'provisional-budget',
  'council-deliberation'
].map((question) => fileFor(question))
