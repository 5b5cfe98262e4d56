/** What cells are called. */
import type { TFunction } from 'i18next'
import { type RowCell, verdictOf } from '../../../../shared/domain/rota/demand/coverage'
import type { Arrivals } from '../../../data/useNeeds'
import type { Format } from '../../../i18n/format'
import type { Scope } from './rows'

export interface Names {
  t: TFunction
  format: Format
  /** By shop code. */
  shops: ReadonlyMap<string, string>
}

export const scopeWords = ({ language, shop }: Scope, { t, format, shops }: Names): string => {
  const name = shop === null ? null : (shops.get(shop) ?? shop)
  if (language === null) return name ?? t('rotaCoverage.all')
  return name === null ? format.language(language) : t('rotaCoverage.at', { language: format.language(language), shop: name })
}

/** «2 short», «perhaps 1 short», «enough», «1 to spare», «nobody needed». */
export const verdictWords = (cell: RowCell, { t }: Pick<Names, 't'>): string => {
  const { people, state } = verdictOf(cell)
  if (state === 'none') return t('rotaCoverage.verdict.none')
  if (state === 'nobody') return t('rotaCoverage.verdict.nobody')
  if (people < 0) return t(state === 'short' ? 'rotaCoverage.verdict.short' : 'rotaCoverage.verdict.perhapsShort', { count: -people })
  if (people > 0) return t('rotaCoverage.verdict.spare', { count: people })
  return t(state === 'perhapsEnough' ? 'rotaCoverage.verdict.perhapsEnough' : 'rotaCoverage.verdict.enough')
}

/** What is printed in a cell: a minus or plus with the number, a point where it is even, 0 where nobody is there, nothing where nobody is needed. */
export const mark = (cell: RowCell): string => {
  const { people, state } = verdictOf(cell)
  if (state === 'none') return ''
  return state === 'nobody' ? '0' : people < 0 ? `−${-people}` : people > 0 ? `+${people}` : '·'
}

/** To the tenth; below one to the hundredth. */
export const tenth = (value: number): number => (Math.abs(value) < 1 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10)

/** What is said over the map of a count that did not come to its end, by what there is of it; null where it did, or still goes on. */
export const countSays = ({ state, series, partial }: Pick<Arrivals, 'state' | 'series' | 'partial'>) => {
  if (state === 'failed') return 'countFailed'
  if (state !== 'stopped') return null
  return series === null ? 'stopped' : partial ? 'stoppedPart' : 'stoppedOld'
}
