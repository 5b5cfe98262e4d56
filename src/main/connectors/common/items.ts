/** Items of a page are read one by one, so that a bad one is named and the rest goes on. */
import type { z } from 'zod'
import type { BadItem } from '../../../shared/domain/sync/types'

const idOf = (raw: unknown): string | null => {
  if (typeof raw !== 'object' || raw === null) return null
  const { id, dispute_id: dispute } = raw as { id?: unknown; dispute_id?: unknown }
  const value = id ?? dispute
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 80) : null
}

/** The item's number; NaN where its id is none. `Number` alone throws on objects whose `toString` is no function. */
export const numberedId = (raw: unknown): number => Number(idOf(raw) ?? Number.NaN)

/** Why a schema refused, by path and rule only: values never get into a log or a screen. */
export const whyOf = (error: unknown): string => {
  const issues = (error as { issues?: { path: PropertyKey[]; code: string }[] }).issues
  if (!Array.isArray(issues)) return error instanceof Error ? error.name : 'unreadable'
  return issues
    .slice(0, 3)
    .map(({ path, code }) => `${path.map(String).join('.') || 'item'}: ${code}`)
    .join('; ')
    .slice(0, 200)
}

export const badItem = (what: string, raw: unknown, error: unknown): BadItem => ({ what, remoteId: idOf(raw), why: whyOf(error) })

/** Parses and maps each item; what throws becomes a BadItem. `raw` that is no list is one bad item. */
export const readItems = <S extends z.ZodType, T>(
  what: string,
  raw: unknown,
  schema: S,
  map: (item: z.output<S>) => T,
): { items: T[]; bad: BadItem[] } => {
  if (!Array.isArray(raw)) return { items: [], bad: [{ what, remoteId: null, why: 'no list' }] }
  const items: T[] = []
  const bad: BadItem[] = []
  for (const one of raw) {
    try {
      items.push(map(schema.parse(one)))
    } catch (error) {
      bad.push(badItem(what, one, error))
    }
  }
  return { items, bad }
}
