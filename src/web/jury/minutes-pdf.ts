import { minutesPdf as print, type MinutesModel } from '../../documents/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { inLang } from '../../shared/lang.ts'
import { parisDateTime } from '../../shared/paris-time.ts'
import { download, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { askedMinutes } from './minutes.ts'
import { minutesModel } from './minutes/minutes-model.ts'
import { minutesSections } from './minutes/minutes-sections.ts'
import { signingModel } from './minutes/signing-model.ts'
import { remarksOf } from './minutes/remarks.ts'
import { openCall } from './open-call.ts'

/** The minutes on paper: the same sections as on screen, the same that this reader may see. */
export const minutesPdf: Page = {
  path: paths.jury.minutesPdf(':call'),
  audience: 'jury',
  nav: 'minutes',
  get: async (request) => {
    const call = await openCall(request)
    const { lang, t, account, services } = request
    const [open, session] = await Promise.all([
      askedMinutes(request, call.number),
      services.selection.session({ account, call: call.number })
    ])
    if (!open) throw new NotFound(`minutes of ${call.number}`)
    const signing = signingModel(request, open, session)
    const shown = minutesModel(open, call.content, request)
    const model: MinutesModel = {
      call: { number: call.number, title: inLang(call.content.title, lang).text },
      organiser: [call.content.organiser.name, inLang(call.content.organiser.for, lang).text],
      title: t('jury.minutes.title'),
      session: t('jury.minutes.session', {
        date: shown.last
          ? parisDateTime(new Date(shown.last.openedAt ?? shown.last.meetsAt), lang)
          : '',
        place: shown.last?.place ?? ''
      }),
      ...(signing.whole ? {} : { draft: t('jury.minutes.draft', { version: open.version }) }),
      sections: minutesSections(shown, await remarksOf(request, open), request),
      signatures: signing.people.map(({ name, quality, at }) => ({
        ...{ name: name ?? '', quality },
        note: at
          ? t('jury.minutes.signed-on', { date: parisDateTime(at, lang) })
          : t('jury.minutes.to-sign')
      })),
      made: {
        events: shown.journal.entries,
        fingerprint: open.sha256.slice(0, 16),
        version: open.version
      },
      confidentiality: t('jury.foot'),
      date: open.at
    }
    return download(`pv-${call.number}.pdf`, 'application/pdf', await print(model, { lang, t }), {
      inline: true
    })
  }
}
