import { contextOf } from '../../applicant/dossier/context-of.ts'
import { receiptOf } from '../../applicant/status/receipt-of.ts'
import type { PersonRequest } from '../../page.ts'
import type { StaffDossier } from './open-staff-dossier.ts'

/** It came on paper, and is deposited. */
export function isReceivedOnPaper({ access }: Pick<StaffDossier, 'access'>): boolean {
  const { instance } = access
  return instance.subject.onPaper && contextOf(instance).deposit !== null
}

/** How the paper came, who signed it, who typed it; null when it did not come on paper, and once erased. */
export async function paperOf(request: PersonRequest, { number, access }: StaffDossier) {
  if (!access.instance.subject.onPaper) return null
  const shown = await receiptOf(request, { number, context: contextOf(access.instance) }, [])
  return shown?.paper ? { ...shown.paper, receivedAt: shown.receivedAt } : null
}
