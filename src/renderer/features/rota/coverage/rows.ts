/** What the map shows, row by row. */
import { languagesOf } from '../../../../shared/domain/rota/demand/cells'
import { type HourCover, type RowCell, rowCell } from '../../../../shared/domain/rota/demand/coverage'
import type { Target } from '../../../../shared/domain/rota/demand/ways'
import type { RotaPerson } from '../../../../shared/domain/rota/person'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export type RowsBy = 'language' | 'shop' | 'both'
/** A row's name; null: all of it. */
export interface Scope {
  language: string | null
  /** Shop code. */
  shop: string | null
}
export const scopeKey = ({ language, shop }: Scope): string => `${language ?? ''}|${shop ?? ''}`

export interface MapRow extends Scope {
  key: string
  /** Of its first column, epoch ms (UTC). */
  from: number
  cells: readonly RowCell[]
}

const least = 0.005

/** Languages that are needed or that the team writes, most needed first; shops and pairs as they are needed. */
export const scopesOf = (hours: readonly HourCover[], people: readonly RotaPerson[], by: RowsBy): Scope[] => {
  const sums = new Map<string, { scope: Scope; need: number }>()
  const add = (scope: Scope, need: number) => {
    const key = scopeKey(scope)
    const known = sums.get(key)
    if (known) known.need += need
    else sums.set(key, { scope, need })
  }
  for (const { cells } of hours)
    for (const { language, shop, need } of cells) {
      if (by === 'language') add({ language, shop: null }, need)
      else if (shop !== null && need > least) add(by === 'shop' ? { language: null, shop } : { language, shop }, need)
    }
  if (by === 'language')
    for (const person of people) if (!person.left) for (const language of languagesOf(person)) add({ language, shop: null }, 0)
  return [...sums.values()].sort((a, b) => b.need - a.need || (scopeKey(a.scope) < scopeKey(b.scope) ? -1 : 1)).map(({ scope }) => scope)
}

export const dayRows = (hours: readonly HourCover[], scopes: readonly Scope[], from: number): MapRow[] =>
  scopes.map((scope) => ({ ...scope, key: scopeKey(scope), from, cells: hours.map((hour) => rowCell(hour, scope)) }))

/** Seven days of one scope, from `from`. */
export const weekRows = (hours: readonly HourCover[], scope: Scope, from: number): MapRow[] =>
  Array.from({ length: 7 }, (_, day) => ({
    ...scope,
    key: String(day),
    from: from + day * DAY,
    cells: hours.slice(day * 24, day * 24 + 24).map((hour) => rowCell(hour, scope)),
  }))

/** The Monday (UTC) of the week of a day. */
export const mondayOf = (day: number): number => day - ((Math.floor(day / DAY) + 3) % 7) * DAY

export const sameTarget = (a: Target | null, b: Target): boolean =>
  a !== null && a.at === b.at && a.language === b.language && a.shop === b.shop
