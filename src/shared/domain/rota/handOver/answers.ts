/** What receivers say to a hand-over's items. Pure; instants are epoch ms (UTC). */
import type { PersonId } from '../../ids'
import type { HandOver, HandOverItem } from '../plan'

/** One item among a hand-over's; the same on every desk. */
export const itemKey = ({ shop, system, ref }: Pick<HandOverItem, 'shop' | 'system' | 'ref'>): string => `${shop}|${system}|${ref}`

export interface Answer {
  state: 'accepted' | 'declined' | 'sentBack' | 'offered'
  by: PersonId | null
  at: number
  reason: string
}

/** The hand-over with the answer on the named items (`offered` takes an answer back); the same object where nothing changes. */
export const answered = (handOver: HandOver, keys: ReadonlySet<string>, { state, by, at, reason }: Answer): HandOver => {
  const offered = state === 'offered'
  const change = (item: HandOverItem): HandOverItem =>
    keys.has(itemKey(item)) && item.state !== state
      ? { ...item, state, answeredBy: offered ? null : by, answeredAt: offered ? null : at, reason: offered ? '' : reason }
      : item
  const items = handOver.items.map(change)
  return items.every((item, place) => item === handOver.items[place]) ? handOver : { ...handOver, items }
}

/** Those of the keys that still stand as this person answered them. */
export const answeredBy = ({ items }: HandOver, keys: ReadonlySet<string>, state: Answer['state'], by: PersonId): ReadonlySet<string> =>
  new Set(items.flatMap((item) => (item.state === state && item.answeredBy === by && keys.has(itemKey(item)) ? [itemKey(item)] : [])))

export type Counts = Readonly<Record<HandOverItem['state'], number>> & { satellites: number }
export const countsOf = (items: readonly HandOverItem[]): Counts => {
  const of = (state: HandOverItem['state']) => items.filter((item) => item.state === state).length
  return {
    offered: of('offered'),
    accepted: of('accepted'),
    declined: of('declined'),
    sentBack: of('sentBack'),
    satellites: items.filter(({ kind, state }) => kind === 'satellite' && state === 'offered').length,
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Items that two desks answered at the same time: each answer counts for its own item. Null where the same item was answered
 * differently, or one side took items away that the other changed: people decide that.
 */
export const mergeItems = (
  base: readonly HandOverItem[],
  mine: readonly HandOverItem[],
  theirs: readonly HandOverItem[],
): HandOverItem[] | null => {
  const find = (items: readonly HandOverItem[], key: string) => items.find((item) => itemKey(item) === key) ?? null
  const keys = [...new Set([...theirs, ...mine].map(itemKey))]
  const merged: HandOverItem[] = []
  for (const key of keys) {
    const [was, here, there] = [find(base, key), find(mine, key), find(theirs, key)]
    const kept = same(here, there) || same(there, was) ? here : same(here, was) ? there : undefined
    if (kept === undefined) return null
    if (kept) merged.push(kept)
  }
  return merged
}
