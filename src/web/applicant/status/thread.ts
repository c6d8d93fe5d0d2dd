import { inLang } from '../../../shared/lang.ts'
import type { PersonRequest } from '../../page.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { nameIn, type ShownPerson } from '../dossier/people-of.ts'

export interface ThreadItem {
  who: string
  text: string
  at: Date
  mine: boolean
}

/** The exchanges of a dossier with the team, the oldest first. */
export async function threadOf(
  { services, account, t, lang }: PersonRequest,
  { number, content }: Pick<OpenDossier, 'number' | 'content'>,
  people: readonly ShownPerson[]
): Promise<ThreadItem[]> {
  const exchanges = await services.applications.exchanges({ account, number })
  const team = exchanges.filter(({ side }) => side === 'team').map(({ by }) => by)
  const names = new Map((await services.accounts.findMany(team)).map(({ id, name }) => [id, name]))
  return exchanges.map(({ side, by, text, at }) => {
    const mine = by === account.id
    const name =
      side === 'team'
        ? t('applicant.thread.team', {
            name: names.get(by) ?? '',
            organiser: content.organiser.name,
            for: inLang(content.organiser.for, lang).text
          })
        : nameIn(people, by)
    return {
      who: mine ? t('applicant.thread.you', { name }) : name,
      text,
      at,
      mine: side === 'candidate'
    }
  })
}
