import { formQuestionsPdf } from '../../documents/index.ts'
import { inLang } from '../../shared/lang.ts'
import { download, notFound, view, type Page } from '../page.ts'
import { linksOf } from './call/call-model.ts'
import { deadlineWords } from './call/calendar-words.ts'
import { findPublicCall, type PublicCall } from './call/public-call.ts'
import { publicPaths } from './paths.ts'
import { questionList } from './questions/question-list.ts'

/** All questions of the form, to prepare them before writing anything. */
export const questions: Page = {
  path: publicPaths.questions(':call'),
  audience: 'public',
  nav: 'calls',
  get: async (request) => {
    const call = await findPublicCall(request)
    if (!call) return notFound()
    const { t, lang } = request
    const sections = questionList(call.content.form, { t, lang, variables: variablesOf(call) })
    return view('public/questions', {
      title: t('public.questions.title'),
      ...{ number: call.number, version: call.seal.version, callTitle: call.content.shortTitle },
      ...{ sections, links: linksOf(call.number) },
      count: sections.reduce((sum, section) => sum + section.count, 0),
      effort: call.content.effort
    })
  }
}

/** The same on paper, with room to write. */
export const questionsPdf: Page = {
  path: publicPaths.questionsPdf(':call'),
  audience: 'public',
  get: async (request) => {
    const call = await findPublicCall(request)
    if (!call) return notFound()
    const { t, lang } = request
    const { content, seal, number, at } = call
    const closes = deadlineWords(new Date(at.closesAt), { t, lang })
    const pdf = await formQuestionsPdf(
      content.form,
      {
        call: { number, title: inLang(content.title, lang).text },
        organiser: content.organiser.name,
        intro: [t('public.questions.pdf-closing', { closes }), inLang(content.effort, lang).text],
        ...{ version: seal.version, date: seal.at, variables: variablesOf(call) }
      },
      { lang, t }
    )
    const name = `questions-${number}-v${seal.version}.pdf`
    return download(name, 'application/pdf', pdf, { inline: true, shared: true })
  }
}

/** What sentences of the form may name. */
function variablesOf({ seal }: PublicCall) {
  return { rulesVersion: String(seal.version) }
}
