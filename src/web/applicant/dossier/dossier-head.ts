import { paths } from '../../paths.ts'
import { stateLabel } from '../../refusals/index.ts'
import type { OpenDossier } from './open-dossier.ts'
import { fileState, stageOf, type DossierStage } from './stage-of.ts'

/** The shape and colour that go with a state's words. */
export type StateKind = '' | 'done' | 'wait' | 'stop' | 'info'

const KINDS: Partial<Record<DossierStage, StateKind>> = {
  signing: 'wait',
  signed: 'wait',
  deposited: 'done',
  'revising-signing': 'wait',
  'revising-signed': 'wait',
  correction: 'wait',
  'correction-signing': 'wait',
  admissible: 'done',
  unread: 'wait',
  selected: 'done',
  pieces: 'wait',
  complete: 'done',
  reserve: 'info'
}

/** What stands at the top of every page of a dossier. */
export function dossierHead(dossier: OpenDossier) {
  const { number, instance, voice, answerRead } = dossier
  const stage = stageOf(instance, answerRead)
  const { t } = voice
  return {
    number,
    call: instance.subject.call,
    territory: instance.subject.territory || t('applicant.no-territory'),
    project: instance.subject.title,
    stage,
    state: {
      label: t(`applicant.stage.${stage}`),
      long: stateLabel(voice, 'application', fileState(instance), { answerRead }),
      kind: KINDS[stage] ?? ''
    },
    path: paths.applicant.dossier(number)
  }
}
