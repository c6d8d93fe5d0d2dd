import type { HelperOptions } from 'handlebars'
import Handlebars from 'handlebars'
import { formatSize } from '../../forms/index.ts'
import { numberFormat } from '../../shared/formats.ts'
import { inLang, type Lang, type Localized } from '../../shared/lang.ts'
import * as paris from '../../shared/paris-time.ts'
import type { I18n } from '../i18n/i18n.ts'
import { icon } from './icons.ts'
import { escapeHtml, paragraphs, richText } from './rich-text.ts'
import { safeLink } from './safe-link.ts'

const { SafeString } = Handlebars

type Model = Record<string, unknown>
type Helper = (this: Model, ...args: never[]) => unknown

/** What every helper may know of the page being rendered. */
interface ViewData {
  lang: Lang
  now?: Date
  asset: (name: string) => string
}

function dataOf(options: HelperOptions): ViewData {
  return options.data as ViewData
}

function toDate(value: unknown): Date {
  const date = value instanceof Date ? value : new Date(value as string | number)
  if (Number.isNaN(date.getTime())) throw new Error(`Not a date: ${String(value)}`)
  return date
}

/** `<time>` with what is read and what a machine reads. */
function timeElement(format: (instant: Date, lang: Lang, now?: Date) => string) {
  return (value: unknown, options: HelperOptions) => {
    if (value === undefined || value === null) return ''
    const instant = toDate(value)
    const { lang, now } = dataOf(options)
    const words = escapeHtml(format(instant, lang, now))
    return new SafeString(`<time datetime="${paris.parisIso(instant)}">${words}</time>`)
  }
}

export function formatNumber(value: number, lang: Lang, decimals?: number): string {
  const digits =
    decimals === undefined
      ? { maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return numberFormat(lang, digits).format(value)
}

/** Helpers that mean something without an argument. */
const ALONE = new Set(['href', 'dict'])

/**
 * A helper hides a model's field of the same name: `{{num}}` alone is a mistake, said at once.
 * Write `{{this.num}}` for the field.
 */
function withArguments(name: string, helper: Helper): Helper {
  if (ALONE.has(name)) return helper
  return function (this: Model, ...args: never[]) {
    if (args.length < 2) throw new Error(`{{${name}}} is a helper and needs a value`)
    return helper.apply(this, args)
  }
}

/** The helpers of the views, each named as it is written in a template. */
export function viewHelpers(i18n: I18n): Record<string, Helper> {
  const helpers = allHelpers(i18n)
  const entries = Object.entries(helpers).map(([name, helper]) => {
    return [name, withArguments(name, helper)] as const
  })
  return Object.fromEntries(entries)
}

function allHelpers(i18n: I18n): Record<string, Helper> {
  return {
    t: (key: string, options: HelperOptions) =>
      i18n.translator(dataOf(options).lang)(key, options.hash),
    rich: (key: string, options: HelperOptions) => {
      const { lang } = dataOf(options)
      const variables = options.hash as Record<string, unknown>
      return new SafeString(richText(i18n.template(lang, key, variables), variables, lang))
    },
    // `{{href}}` alone is the field of that name, checked all the same
    href: function (this: Model, first: unknown, second?: HelperOptions) {
      const [address, options] = second ? [first, second] : [this['href'], first as HelperOptions]
      return safeLink(address, dataOf(options).lang)
    },
    asset: (name: string, options: HelperOptions) => dataOf(options).asset(name),
    icon: (name: string) => new SafeString(icon(name)),
    'local-text': (text: Localized | undefined, options: HelperOptions) =>
      text ? inLang(text, dataOf(options).lang).text : '',
    local: (text: Localized | undefined, options: HelperOptions) => {
      if (!text) return ''
      const shown = inLang(text, dataOf(options).lang)
      const words = escapeHtml(shown.text)
      return shown.lang === dataOf(options).lang
        ? new SafeString(words)
        : new SafeString(`<span lang="${shown.lang}">${words}</span>`)
    },
    paragraphs: (text: unknown) =>
      typeof text === 'string' ? new SafeString(paragraphs(text)) : '',
    'date-time': timeElement(paris.parisDateTime),
    'long-date': timeElement(paris.parisDate),
    'short-date': timeElement(paris.parisDay),
    hour: timeElement(paris.parisTime),
    'iso-date': (value: unknown) => (value ? paris.parisIsoDate(toDate(value)) : ''),
    num: (value: number, options: HelperOptions) =>
      formatNumber(value, dataOf(options).lang, options.hash.decimals as number | undefined),
    'file-size': (bytes: number, options: HelperOptions) => formatSize(bytes, dataOf(options).lang),
    eq: (a: unknown, b: unknown) => a === b,
    not: (a: unknown) => !a || (Array.isArray(a) && a.length === 0),
    and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
    or: (...values: unknown[]) => values.slice(0, -1).find(Boolean) ?? false,
    gt: (a: number, b: number) => a > b,
    add: (a: number, b: number) => a + b,
    concat: (...parts: unknown[]) => parts.slice(0, -1).map(String).join(''),
    dict: (options: HelperOptions) => options.hash
  }
}
