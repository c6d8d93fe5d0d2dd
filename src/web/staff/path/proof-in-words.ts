import type { PersonRequest } from '../../page.ts'

/** What is proved of the dossier's path before a single dossier takes it. */
export function proofInWords({ services, t }: PersonRequest, states: number) {
  const { findings, configurations, silence, version } = services.engine.proof('application')
  const roles = Object.keys(silence).length
  const facts = { states, configurations, roles }
  return {
    sound: findings.length === 0,
    version,
    findings: findings.map(({ message }) => message),
    points: ['answered', 'reached', 'waits', 'taken', 'loops', 'silence'].map((point) =>
      t(`staff.path.proof.${point}`, facts)
    )
  }
}
