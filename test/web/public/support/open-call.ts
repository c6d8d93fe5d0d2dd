import type { CallContent } from '../../../../src/calls/index.ts'
import type { Services } from '../../../../src/services.ts'

export interface OpenCall {
  number: string
  officer: { id: string; roles: string[] }
  command(): string
}

let commands = 0

/** A call in preparation, from the template, with what an opening needs. */
export async function prepareCall(
  { calls, accounts }: Services,
  change: (content: CallContent) => CallContent = (content) => content
): Promise<OpenCall> {
  const nadia = await accounts.ensure({ mail: 'nadia@example.org', name: 'Nadia Lefort' })
  const officer = { id: nadia.id, roles: ['direction', 'officer'] }
  const command = () => `public-${(commands += 1)}`
  const number = await calls.create({
    ...{ kind: 'territoire-volontaire', command: command(), by: officer },
    change: (content) =>
      change({
        ...content,
        mentionsConfirmed: { by: nadia.id, at: '2027-01-04T08:00:00.000Z' },
        jury: [
          { name: 'Hélène Vasseur', quality: { fr: 'Région' }, seat: 'organiser', votes: true }
        ]
      })
  })
  return { number, officer, command }
}

export async function openCall(
  services: Services,
  change?: (content: CallContent) => CallContent
): Promise<OpenCall> {
  const call = await prepareCall(services, change)
  await services.calls.open({ number: call.number, command: call.command(), by: call.officer })
  return call
}

/** A form of one question and nobody to sign: a deposit takes one step. */
export function tinyForm(content: CallContent): CallContent {
  return {
    ...content,
    grid: null,
    checks: [],
    settings: {
      ...content.settings,
      ...{ signatory: false, scored: false, threshold: null, floors: {}, ties: [] }
    },
    form: {
      sections: [
        {
          id: 'project',
          title: { fr: 'Projet' },
          groups: [
            {
              questions: [
                {
                  ...{ id: 'title', type: 'short-text', label: { fr: 'Titre' }, max: 100 },
                  ...{ required: false, published: false }
                }
              ]
            }
          ]
        }
      ]
    }
  }
}
