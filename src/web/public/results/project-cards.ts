import type { PublicProject } from '../../../selection/index.ts'
import { findDepartement } from '../../../territories/index.ts'
import { shortDeadline, type Speech } from '../call/calendar-words.ts'

export interface ProjectCard {
  /** code of the département, empty where there is none */
  code: string
  territory: string
  /** « Cher · commune · urbain · quartier prioritaire » */
  kind: string
  title: string
  /** the beginning of the summary, or all of it when `rest` is empty */
  opening: string
  /** the whole summary, when the beginning is not all */
  whole: string
  accepted: boolean
  acceptBy: string
}

/** About four lines of a card. */
const OPENING = 330

/** The selected territories, as they agreed to be shown. */
export function projectCards(projects: readonly PublicProject[], speech: Speech): ProjectCard[] {
  return projects.map((project) => {
    const opening = beginning(project.summary)
    return {
      code: project.departement ?? '',
      ...{ territory: project.territory, title: project.title, accepted: project.accepted },
      kind: kindOf(project, speech),
      opening,
      whole: opening === project.summary ? '' : project.summary,
      acceptBy: project.acceptBy ? shortDeadline(project.acceptBy, speech) : ''
    }
  })
}

function kindOf({ departement, leadKind, density, qpv }: PublicProject, { t }: Speech): string {
  return [
    departement && (findDepartement(departement)?.name ?? departement),
    leadKind && t(`public.lead-kind.${leadKind}`),
    density && t(`public.density.${density}`),
    qpv && t('public.qpv')
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Cut after a sentence where one ends far enough, else between words. */
function beginning(summary: string): string {
  if (summary.length <= OPENING + 40) return summary
  const sentences = /^.*[.!?](?=\s)/su.exec(summary.slice(0, OPENING))?.[0] ?? ''
  if (sentences.length > OPENING / 2) return sentences
  return `${summary.slice(0, OPENING).replace(/[\s,;:.]+\S*$/u, '')}…`
}
