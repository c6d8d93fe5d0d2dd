import type { Readable } from 'node:stream'
import type { Account, Person } from '../accounts/index.ts'
import type { Services } from '../services.ts'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/lang.ts'
import type { Translate } from './i18n/i18n.ts'

/** Each has its own front door, header and words. */
export type Audience = 'public' | 'applicant' | 'staff' | 'committee' | 'jury'

/** A file of a multipart form, whole, in a temporary folder emptied after the answer. */
export interface UploadedFile {
  /** name of the form's field */
  field: string
  /** name on the sender's disk: shown, never used as a path */
  name: string
  path: string
  /** bytes received; above the limit, only these are counted and the content was dropped */
  size: number
  tooLarge: boolean
}

/** Fields of a form: a name sent several times is an array. */
export type FormBody = Readonly<Record<string, string | string[] | undefined>>

/** What any handler is handed. Dates with a legal or human meaning come from `clock`. */
export interface VisitorRequest {
  services: Services
  clock: Clock
  lang: Lang
  t: Translate
  /** variables of the path, always present for the names it declares */
  params: Readonly<Record<string, string>>
  query: FormBody
  body: FormBody
  files: readonly UploadedFile[]
  /** the path asked for, in French form, with its query */
  path: string
  /** when the whole request had arrived, on the business clock: the instant that deadlines look at */
  receivedAt: Date
  account: Account | undefined
  /** the same browser over time, signed in or not; never shown, never logged */
  browserId: string
  /** a guess from the browser's own word, to describe a sign-in */
  device: 'phone' | 'computer'
  session: SessionPort
}

/** A handler of a page for people who are signed in. */
export interface PersonRequest extends VisitorRequest {
  account: Account
  /** with the roles of the installation only; `personFor(account, …)` adds those of a call or dossier */
  person: Person
}

export interface SessionPort {
  /**
   * Starts a session of its own for the account: a new identifier, nothing carried over.
   * @param epoch the account's: the session ends when signing out everywhere raises it
   */
  signIn(account: Account, epoch: number): Promise<void>
  signOut(): Promise<void>
}

export type Answer =
  | { kind: 'view'; view: string; model: ViewModel; status: number }
  | { kind: 'shared-view'; view: string; key: string; model: () => Promise<ViewModel> }
  | { kind: 'redirect'; path: string; notice?: string }
  | { kind: 'not-found' }
  | {
      kind: 'download'
      name: string
      type: string
      content: Buffer | Readable
      inline: boolean
      shared: boolean
    }

/** Plain data for a view. `title` names the page in the browser's tab. */
export interface ViewModel {
  title: string
  [name: string]: unknown
}

/** A page rendered by `views/<view>.hbs`. 422 when a form has errors, 409 when an action is refused. */
export function view(name: string, model: ViewModel, status = 200): Answer {
  return { kind: 'view', view: name, model, status }
}

/**
 * A page that is the same for everybody who is not signed in: made once for all who ask in the same second.
 * @param key names all that it shows besides the second: another state, another key
 * @param model asked for only when the page must be made
 */
export function sharedView(name: string, key: string, model: () => Promise<ViewModel>): Answer {
  return { kind: 'shared-view', view: name, key, model }
}

/**
 * @param path of this site, in French form: the language is added by itself
 * @param notice a sentence shown once at the top of the next page, such as « Enregistré. »
 */
export function redirect(path: string, notice?: string): Answer {
  return notice === undefined ? { kind: 'redirect', path } : { kind: 'redirect', path, notice }
}

/** Unknown and forbidden alike. */
export function notFound(): Answer {
  return { kind: 'not-found' }
}

/**
 * @param inline shown in the browser rather than saved: only for types it cannot run, PDF and pictures
 * @param shared the same bytes for anybody: a browser may keep them, and asks whether they changed
 */
export function download(
  name: string,
  type: string,
  content: Buffer | Readable,
  { inline = false, shared = false } = {}
): Answer {
  return { kind: 'download', name, type, content, inline, shared }
}

type Handler<R> = (request: R) => Answer | Promise<Answer>

interface PageBase {
  /** French path in Express 5's syntax, such as `/appels/:call`; English is the same under /en */
  path: string
  /** name of the header's entry that is current here */
  nav?: string
  /** accepts a multipart form; each file above `fileBytes` arrives marked `tooLarge` */
  upload?: { fileBytes: number }
  /** how many forms one network may send here in ten minutes; above it, what was typed is given back */
  limit?: { perTenMinutes: number }
  /** open to people without an account yet: signing in makes one */
  newcomers?: boolean
  /** words for what was typed, when a session ended meanwhile: a label for each field of the body */
  keptLabels?: (request: VisitorRequest) => Promise<KeptLabels> | KeptLabels
}

/** How the text of an interrupted form is named where it is given back. */
export interface KeptLabels {
  /** where it goes back to, such as « Dossier VAC-0017, section D » */
  title: string
  labels: Readonly<Record<string, string>>
}

/** Anyone may open it; `account` is there when signed in. */
interface PublicPage extends PageBase {
  audience: 'public'
  get?: Handler<VisitorRequest>
  post?: Handler<VisitorRequest>
}

/** Signing in comes first, and what was typed is kept meanwhile. */
export interface PersonalPage extends PageBase {
  audience: Exclude<Audience, 'public'>
  get?: Handler<PersonRequest>
  post?: Handler<PersonRequest>
}

/** One address and what it answers. One file, one page, one name everywhere. */
export type Page = PublicPage | PersonalPage
