import type { Call } from '../http'
import type { Json } from '../types'
import { unknownParameter, wrongParameter } from './errors'

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
}

/** Stripe's list: newest first, by ids, unknown parameters refused. `filters`: parameter → does a row fit its value. */
export function listOf(call: Call, rows: Json[], url: string, filters: Record<string, (row: Json, value: string) => boolean> = {}): Json {
  let kept = [...rows].sort((a, b) => Number(b.created) - Number(a.created))
  const types = call.query.getAll('types[]')
  for (const [name, value] of call.query) {
    const [, compare = ''] = /^created\[(\w+)\]$/.exec(name) ?? []
    const test = COMPARE[compare]
    if (test) kept = kept.filter((row) => test(Number(row.created), Number(value)))
    else if (name === 'created') kept = kept.filter((row) => Number(row.created) === Number(value))
    else if (name === 'types[]' && filters.type) kept = kept.filter((row) => types.some((type) => filters.type?.(row, type)))
    else if (filters[name]) kept = kept.filter((row) => filters[name]?.(row, value))
    else if (!['limit', 'starting_after', 'ending_before', 'expand[]'].includes(name)) throw unknownParameter(name)
  }
  const limit = Number(call.query.get('limit') ?? 10)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw wrongParameter('limit', `Invalid integer: ${call.query.get('limit')}`, 'parameter_invalid_integer')
  const place = (name: string): number | null => {
    const id = call.query.get(name)
    if (id === null) return null
    const found = kept.findIndex((row) => row.id === id)
    if (found < 0) throw wrongParameter(name, `No such object: '${id}'`, 'resource_missing')
    return found
  }
  const after = place('starting_after')
  const before = place('ending_before')
  const from = after !== null ? after + 1 : before !== null ? Math.max(0, before - limit) : 0
  const to = before !== null ? before : from + limit
  return { object: 'list', data: kept.slice(from, to), has_more: before !== null ? from > 0 : to < kept.length, url }
}
