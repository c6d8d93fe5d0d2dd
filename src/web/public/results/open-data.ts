import type { PublicResults, PublicTable } from '../../../selection/index.ts'
import { inLang } from '../../../shared/lang.ts'
import { parisIso } from '../../../shared/paris-time.ts'
import { findDepartement } from '../../../territories/index.ts'
import type { PublicCall } from '../call/public-call.ts'

const COLUMNS = [
  ...['appel', 'dossier', 'territoire', 'code_departement', 'departement', 'type', 'densite'],
  ...['quartier_prioritaire', 'titre', 'resume', 'accepte']
]

/** The selected territories, one line each: for spreadsheets, hence semicolons and a byte order mark. */
export function resultsCsv({ number }: PublicCall, { projects }: PublicResults): Buffer {
  const lines = projects.map((project) => [
    ...[number, project.number, project.territory, project.departement ?? ''],
    project.departement ? (findDepartement(project.departement)?.name ?? '') : '',
    ...[project.leadKind ?? '', project.density ?? '', project.qpv ? 'oui' : 'non'],
    ...[project.title, project.summary, project.accepted ? 'oui' : 'non']
  ])
  const text = [COLUMNS, ...lines].map((cells) => cells.map(cell).join(';')).join('\r\n')
  return Buffer.from(`\ufeff${text}\r\n`, 'utf8')
}

/** A text beginning like a formula is one to a spreadsheet: an apostrophe keeps it a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The selected territories, the arithmetic of answers and the figures of the page, masked alike. */
export function resultsJson(call: PublicCall, results: PublicResults): Buffer {
  const { arithmetic, projects, ...rest } = results
  const { lastAnsweredAt, ...counts } = arithmetic
  const data = {
    format: 'candide.results/1',
    licence: 'Licence Ouverte 2.0 (Etalab)',
    call: { number: call.number, title: inLang(call.content.title, 'fr').text },
    organiser: call.content.organiser.name,
    rules: { version: call.seal.version, sha256: call.seal.sha256 },
    closedAt: parisIso(new Date(call.at.closesAt)),
    decidedAt: parisIso(results.decidedAt),
    selected: projects.map(({ acceptBy, ...project }) => ({
      ...project,
      acceptBy: acceptBy && parisIso(acceptBy)
    })),
    answers: { ...counts, lastAnsweredAt: lastAnsweredAt && parisIso(lastAnsweredAt) },
    readings: rest.readings,
    constraints: rest.constraints,
    displacements: rest.displacements,
    ties: rest.ties,
    jury: rest.session && { ...rest.session, openedAt: isoOf(rest.session.openedAt) },
    readersAside: rest.readersAside,
    draw: rest.draw && { ...rest.draw, at: parisIso(rest.draw.at) },
    received: {
      byDepartement: publishable(rest.byDepartement),
      byDensity: publishable(rest.byDensity),
      byLeadKind: publishable(rest.byLeadKind)
    }
  }
  return Buffer.from(`${JSON.stringify(data, null, 2)}\n`, 'utf8')
}

/** A table whose total must not be known stays out: the answers are counted beside it. */
function publishable(table: PublicTable): PublicTable | null {
  return table.received === null ? null : table
}

function isoOf(date: Date | null): string | null {
  return date && parisIso(date)
}
