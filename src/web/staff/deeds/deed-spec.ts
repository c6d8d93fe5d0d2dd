import type { PreviewedLetter } from '../../../services.ts'
import type { PersonRequest } from '../../page.ts'
import type { StaffDossier } from '../dossier/open-staff-dossier.ts'

/** One control of a deed's form; its words are under `staff.deed.<slug>.<name>`, or `staff.deed.<name>`. */
export interface DeedField {
  name: string
  kind: 'area' | 'text' | 'mail' | 'instant' | 'day' | 'select'
  options?: { value: string; label: string }[]
  value?: string
  optional?: boolean
}

export interface Given {
  command: string
  /** one text by field */
  of: (name: string) => string
}

/** One thing that the team does to a dossier, said before it is done. Its words are under `staff.deed.<slug>`. */
export interface StaffDeed {
  /** the event that it sends; empty when it sends none */
  event: string
  grave?: boolean
  fields?: (request: PersonRequest, dossier: StaffDossier) => Promise<DeedField[]> | DeedField[]
  run(request: PersonRequest, dossier: StaffDossier, given: Given): Promise<unknown>
  /** the letter that it sends or prepares, with what the form holds */
  preview?: (
    request: PersonRequest,
    dossier: StaffDossier,
    of: Given['of']
  ) => Promise<PreviewedLetter>
  /** it leaves at once, and only in the words that were last read */
  sends?: boolean
  /** the dossier is no longer theirs to see afterwards */
  leaves?: boolean
}
