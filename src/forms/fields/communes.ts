import { z } from 'zod'
import { findCommune, searchTerritories } from '../../territories/index.ts'
import type { FieldError } from '../answers.ts'
import type { EditScope, FieldType } from '../field-type.ts'
import { questionBase } from '../question-base.ts'

/** Communes by their official code, found by a search, never typed freely. */
export const communes = z.strictObject({
  ...questionBase,
  type: z.literal('communes'),
  max: z.int().min(1).max(400).default(200)
})

export type Communes = z.infer<typeof communes>

/** What stands in the controls: the codes ticked, and what is being searched for. */
type RawCommunes = { codes: string[]; search: string }

const RESULTS = 20
/** Unknown codes never come from our own page: a few are enough to say so. */
const REPORTED = 5

/** The value holds INSEE codes, in the order they were chosen. */
export const communesField: FieldType<Communes, RawCommunes, string[]> = {
  shape: z.object({ codes: z.array(z.string()), search: z.string() }),
  errors: ['commune-unknown', 'too-many-communes'],
  gather: (_question, input) => ({ codes: input.list(), search: input.line('search') }),
  isBlank: (raw) => raw.codes.length === 0 && raw.search === '',
  check(question, { codes }) {
    const errors: FieldError[] = codes
      .filter((code) => !findCommune(code))
      .slice(0, REPORTED)
      .map((code) => ({ code: 'commune-unknown', params: { commune: code.slice(0, 40) } }))
    if (codes.length > question.max) {
      const over = codes.length - question.max
      const params = { given: codes.length, max: question.max, over, count: over }
      errors.push({ code: 'too-many-communes', params })
    }
    if (errors.length > 0) return { errors }
    return codes.length === 0 ? { errors } : { value: codes, errors }
  },
  toRaw: (_question, value) => ({ codes: value, search: '' }),
  isPending: (_question, raw) => raw.search !== '',
  edit(_question, raw, scope) {
    const found = suggestCommunes(raw.search)
      .map((one) => one.code)
      .filter((code) => !raw.codes.includes(code))
    const unfound = raw.search !== '' && found.length === 0
    return {
      search: searchView(raw.search, scope),
      source: scope.communesSource && sourceView(scope.communesSource, scope),
      chosen: raw.codes.map((code, index) => boxView(code, `chosen_${index}`, scope)),
      chosenLegend: scope.t('forms.communes.chosen'),
      found: found.map((code, index) => boxView(code, `found_${index}`, scope)),
      foundLegend: scope.t('forms.communes.found', { query: raw.search }),
      nothing: unfound ? scope.t('forms.communes.nothing', { query: raw.search }) : ''
    }
  },
  read: (_question, value) => ({
    kind: 'chips',
    chips: value.map((code) => findCommune(code)?.name ?? code)
  })
}

/** Communes whose name or postal code starts as typed, for the page and for its script. */
export function suggestCommunes(
  query: string
): { code: string; name: string; postalCode: string }[] {
  return searchTerritories(query, { kinds: ['commune'], limit: RESULTS }).flatMap((one) => {
    if (one.kind !== 'commune') return []
    return [{ code: one.code, name: one.name, postalCode: one.postalCodes[0] ?? '' }]
  })
}

function searchView(typed: string, scope: EditScope) {
  return {
    id: scope.htmlId,
    name: `${scope.name}.search`,
    value: typed,
    label: scope.t('forms.communes.search'),
    button: scope.t('forms.communes.search-button')
  }
}

/** What the script needs: where to ask, and the words it says, `{name}` standing for what it counts. */
function sourceView(address: string, { t }: EditScope) {
  const words = {
    none: t('forms.communes.script.none'),
    hint: t('forms.communes.script.hint'),
    short: t('forms.communes.script.short', { minLength: '{minLength}' }),
    selected: t('forms.communes.script.selected', {
      selected: '{selected}',
      index: '{index}',
      length: '{length}'
    }),
    results: t('forms.communes.script.results', { length: '{length}', selected: '{selected}' })
  }
  return { address, words: JSON.stringify(words) }
}

/** The postal code tells two communes of one name apart. */
function boxView(code: string, place: string, scope: EditScope) {
  const commune = findCommune(code)
  return {
    id: `${scope.htmlId}_${place}`,
    name: scope.name,
    code,
    label: commune?.name ?? code,
    postalCode: commune?.postalCodes[0] ?? '',
    checked: place.startsWith('chosen')
  }
}
