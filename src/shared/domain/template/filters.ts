/** The filters a body may use. A gap goes through every one of them and comes out as the same gap; `default` alone fills it. */
import { type Context, Drop, filters as own } from 'liquidjs'
import { apart } from './scope'
import { Gap, MomentValue, MoneyValue, type Writing, writeDate, writeMoney, writeNumber, writeTime, writeValue } from './values'

interface Filtering {
  context: Context
}
type Handler = (this: Filtering, value: unknown, ...args: unknown[]) => unknown

const texts = [
  'append',
  'prepend',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'lstrip',
  'rstrip',
  'replace',
  'remove',
  'split',
  'truncate',
  'truncatewords',
  'slice',
]
const lists = ['join', 'first', 'last', 'size', 'reverse', 'sort', 'uniq', 'concat']
const sums = ['plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'ceil', 'floor', 'abs', 'at_least', 'at_most']

const empty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  value instanceof Gap ||
  (Array.isArray(value) && value.length === 0)

/** Epoch ms of a moment, a number or an ISO date; null for all else. */
const momentOf = (value: unknown): number | null => {
  if (value instanceof MomentValue) return value.at
  if (typeof value === 'number') return value
  const read = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(read) ? null : read
}

export interface Asked {
  writing: Writing
  /** The texts among the facts. */
  known: ReadonlySet<string>
}

export const filtersFor = (
  asked: (context: Context) => Asked,
): { all: Record<string, Handler>; out: (ask: Asked, value: unknown) => string } => {
  const all: Record<string, Handler> = {}
  const gapped = (handler: Handler): Handler =>
    function (value, ...args) {
      return [value, ...args].find((one) => one instanceof Gap) ?? handler.call(this, value, ...args)
    }
  const built = (name: string): Handler => {
    const found = (own as unknown as Record<string, unknown>)[name]
    if (typeof found !== 'function') throw new Error(`liquidjs has no filter ${name}`)
    return found as Handler
  }
  for (const name of texts)
    all[name] = gapped(function (value, ...args) {
      const { writing } = asked(this.context)
      const plain = (one: unknown) => (one instanceof Drop || typeof one === 'number' ? writeValue(writing, one) : one)
      return built(name).call(
        this,
        plain(value),
        ...(name === 'truncate' || name === 'truncatewords' || name === 'slice' ? args : args.map(plain)),
      )
    })
  for (const name of [...lists, ...sums]) all[name] = gapped(built(name))
  all.default = (value, other) => (empty(value) ? (other ?? '') : value)
  all.date = gapped(function (value, style) {
    const at = momentOf(value)
    return at === null ? value : writeDate(asked(this.context).writing, at, typeof style === 'string' ? style : undefined)
  })
  all.time = gapped(function (value) {
    const at = momentOf(value)
    return at === null ? value : writeTime(asked(this.context).writing, at)
  })
  all.money = gapped(function (value, currency) {
    const { writing } = asked(this.context)
    if (value instanceof MoneyValue) return writeMoney(writing, value.valueOf(), value.currency)
    return typeof value === 'number' && typeof currency === 'string' ? writeMoney(writing, value, currency) : value
  })
  all.number = gapped(function (value) {
    const read = typeof value === 'string' ? Number(value) : value instanceof MoneyValue ? value.valueOf() : value
    return typeof read === 'number' && Number.isFinite(read) ? writeNumber(asked(this.context).writing, read) : value
  })
  return {
    all,
    /** What stands in the text. */
    out: ({ writing, known }, value) => (typeof value === 'string' ? apart(writing, known, value) : writeValue(writing, value)),
  }
}
