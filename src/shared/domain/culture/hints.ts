/**
 * What to mind when writing to somebody, by language and country. Hints, never rules: each with its source, worded under
 * `culture.<id>`. Data for PRODUCT.md 3 and 7.
 */
export interface CultureHint {
  /** Words under `culture.<id>`. */
  id: string
  source: string
}
interface Entry extends CultureHint {
  /** Primary language codes; empty: any. */
  languages: readonly string[]
  /** ISO 3166-1 alpha-2; empty: any. */
  countries: readonly string[]
}

const LATIN_AMERICA = 'AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE'.split(' ')
/** PRODUCT.md 3. */
const PRACTICE = 'Practice of the trade'
const NAMES = 'Unicode CLDR, personNames: name order by locale'
const WEEK = 'Unicode CLDR, supplemental weekData: weekend by territory'

const entries: readonly Entry[] = [
  { id: 'deGreeting', languages: ['de'], countries: [], source: 'DIN 5008 (letters); Duden, Briefe und E-Mails: greetings' },
  { id: 'deSie', languages: ['de'], countries: [], source: 'Duden, Briefe und E-Mails: Anrede' },
  { id: 'frVous', languages: ['fr'], countries: [], source: 'Le Robert: vouvoiement' },
  { id: 'frFollowUp', languages: ['fr'], countries: ['FR', 'BE', 'CH', 'LU'], source: PRACTICE },
  { id: 'jaKeigo', languages: ['ja'], countries: [], source: '文化審議会「敬語の指針」(2007)' },
  { id: 'jaApology', languages: ['ja'], countries: [], source: '文化審議会「敬語の指針」(2007)' },
  { id: 'familyNameFirst', languages: ['ja', 'zh', 'ko', 'hu', 'vi'], countries: [], source: NAMES },
  { id: 'zhNin', languages: ['zh'], countries: [], source: '《现代汉语词典》: 您' },
  { id: 'zhGreen', languages: ['zh'], countries: ['CN', 'HK', 'TW', 'SG', 'MY'], source: '《现代汉语词典》: 绿帽子' },
  { id: 'latamBlackFriday', languages: ['es', 'pt'], countries: LATIN_AMERICA, source: PRACTICE },
  { id: 'esUsted', languages: ['es'], countries: LATIN_AMERICA, source: 'RAE, Nueva gramática de la lengua española, § 16.15' },
  { id: 'esEspana', languages: ['es'], countries: ['ES'], source: 'RAE, Nueva gramática de la lengua española, § 16.15' },
  { id: 'ptVoce', languages: ['pt'], countries: ['BR'], source: 'Cunha/Cintra, Nova gramática do português contemporâneo: tratamento' },
  { id: 'itLei', languages: ['it'], countries: [], source: 'Treccani, Enciclopedia dell’Italiano: allocutivi' },
  { id: 'plPan', languages: ['pl'], countries: [], source: 'Poradnia językowa PWN: formy adresatywne' },
  { id: 'arGender', languages: ['ar'], countries: [], source: 'Ryding, A Reference Grammar of Modern Standard Arabic: address and gender' },
  {
    id: 'fridayWeekend',
    languages: [],
    countries: ['SA', 'EG', 'JO', 'KW', 'QA', 'BH', 'OM', 'IQ', 'DZ', 'LY', 'YE', 'SY', 'SD'],
    source: WEEK,
  },
  { id: 'dateOrderUs', languages: [], countries: ['US'], source: 'Unicode CLDR, date formats en-US' },
]

/** Hints for one customer; `language` is BCP 47, `country` ISO 3166-1 alpha-2; what is not known matches only what asks for nothing of it. */
export const hintsFor = (language: string | null, country: string | null): CultureHint[] => {
  const primary = language?.split('-')[0]?.toLowerCase() ?? null
  const land = country?.toUpperCase() ?? null
  return entries
    .filter(
      ({ languages, countries }) =>
        (languages.length === 0 || (primary !== null && languages.includes(primary))) &&
        (countries.length === 0 || (land !== null && countries.includes(land))),
    )
    .map(({ id, source }) => ({ id, source }))
}
