import type { OrganiserFacts } from './document-port.ts'

/** The organiser's name, then how to reach it, a line each. */
export function organiserLines(organiser: OrganiserFacts): string[] {
  const { name, address, mail, phone, hours } = organiser
  return [
    organiser.for ? `${name}, ${organiser.for}` : name,
    address,
    hours ? `${phone}, ${hours}` : phone,
    mail
  ].filter((line) => line !== '')
}
