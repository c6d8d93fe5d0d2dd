import { TRAINER, TRAINING_CALL } from '../deeds/training-acts.ts'
import { paths } from '../../web/paths.ts'
import type { Scene } from '../scenes.ts'

const CALL = '2027-01'
const VIERZON = 'VAC-0017'

/** Somebody of the story, and the page they see first. */
export interface Door {
  name: string
  role: string
  path: string
}

const DOORS: readonly Door[] = [
  { name: 'Inès Caron', role: 'candidate', path: paths.applicant.dossier(VIERZON) },
  { name: 'Paul Aubry', role: 'signatory', path: paths.applicant.dossier(VIERZON) },
  { name: 'Nadia Lefort', role: 'officer', path: paths.staff.home() },
  { name: 'Thomas Riou', role: 'recused', path: paths.staff.home() },
  { name: TRAINER, role: 'trainee', path: paths.staff.pipeline(TRAINING_CALL) },
  { name: 'Aminata Diallo', role: 'reader', path: paths.committee.home() },
  { name: 'Hélène Vasseur', role: 'chair', path: paths.jury.home() },
  { name: 'Odile Tessier', role: 'direction', path: paths.staff.home() },
  { name: 'Jeanne Aubertin', role: 'authority', path: paths.jury.home() }
]

/** The mayor of Vierzon is asked nothing before March, when the training call opens too: in February, another one has a version to sign. */
const FIRST_SIGNATORY: Door = {
  name: 'Isabelle Grandin',
  role: 'first-signatory',
  path: paths.applicant.sign('VAC-0007')
}

/** One door for each role of the story. */
export function doorsOf(scene: Scene): readonly Door[] {
  if (scene.id !== 'writing') return DOORS
  return DOORS.filter(({ role }) => role !== 'trainee').map((door) =>
    door.role === 'signatory' ? FIRST_SIGNATORY : door
  )
}

/** Something to try in one click: whose door, and which page; nobody's: a visitor. */
export interface Try {
  id: string
  as?: string
  path: string
}

const { applicant, committee, jury, public: open, staff } = paths

/** What each scene has to show first, whoever comes. */
export const TRIES: Readonly<Record<Scene['id'], readonly Try[]>> = {
  writing: [
    { id: 'long', as: 'Inès Caron', path: applicant.section(VIERZON, 'project') },
    { id: 'sign', as: 'Isabelle Grandin', path: applicant.sign('VAC-0007') },
    { id: 'call', path: open.call(CALL) }
  ],
  screening: [
    { id: 'correction', as: 'Inès Caron', path: applicant.dossier(VIERZON) },
    { id: 'today', as: 'Nadia Lefort', path: staff.home() },
    { id: 'recused', as: 'Thomas Riou', path: staff.pipeline(CALL) }
  ],
  readings: [
    { id: 'read', as: 'Aminata Diallo', path: committee.review(VIERZON) },
    { id: 'progress', as: 'Nadia Lefort', path: staff.readings(CALL) },
    { id: 'path', as: 'Odile Tessier', path: staff.path(CALL) }
  ],
  jury: [
    { id: 'ranking', as: 'Hélène Vasseur', path: jury.ranking(CALL) },
    { id: 'session', as: 'Hélène Vasseur', path: jury.agenda(CALL) },
    { id: 'silence', as: 'Inès Caron', path: applicant.dossier(VIERZON) }
  ],
  signature: [
    { id: 'decide', as: 'Jeanne Aubertin', path: jury.decision(CALL) },
    { id: 'minutes', as: 'Hélène Vasseur', path: jury.minutes(CALL) },
    { id: 'letters', as: 'Nadia Lefort', path: staff.replies(CALL) }
  ],
  morrow: [
    { id: 'unread', as: 'Inès Caron', path: applicant.dossier(VIERZON) },
    { id: 'arrival', as: 'Nadia Lefort', path: staff.replies(CALL) },
    { id: 'training', as: TRAINER, path: staff.pipeline(TRAINING_CALL) }
  ],
  answers: [
    { id: 'selected', as: 'Inès Caron', path: applicant.decision(VIERZON) },
    { id: 'refused', as: 'Pauline Renou', path: applicant.decision('VAC-0007') },
    { id: 'replies', as: 'Nadia Lefort', path: staff.replies(CALL) }
  ],
  results: [
    { id: 'results', path: open.call(CALL) },
    { id: 'rules', path: open.rules(CALL) },
    { id: 'closing', as: 'Nadia Lefort', path: staff.call(CALL) }
  ],
  agreements: [
    { id: 'pieces', as: 'Inès Caron', path: applicant.dossier(VIERZON) },
    { id: 'reserve', as: 'Nadia Lefort', path: staff.replies(CALL) },
    { id: 'appeal', as: 'Jeanne Aubertin', path: jury.appeal(CALL, 'VAC-0007') },
    { id: 'verify', path: open.verify() }
  ],
  afterwards: [
    { id: 'complete', as: 'Nadia Lefort', path: staff.call(CALL) },
    { id: 'silent-appeal', as: 'Pauline Renou', path: applicant.dossier('VAC-0007') },
    { id: 'silence', as: TRAINER, path: staff.pipeline(TRAINING_CALL) }
  ]
}
