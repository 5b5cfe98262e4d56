/**
 * Which items may run now. Conversations are independent. Within one, what a customer reads and every change of
 * status go strictly in the order of commits (the lane «talk»); notes, labels, assignments, priorities and read
 * marks have lanes of their own, so that a reply that waits for the agent's word does not hold them up. An order has
 * one lane, whatever conversation its changes were made in: its note is read, added to and written as one text. So
 * has each dispute: evidence goes one by one.
 */
import { orderOf, remaining, speaks } from './effects'
import type { Entry } from './records'
import type { Effect, OutboxItem } from './types'

const laneOf = (effect: Effect): string => {
  if (speaks(effect) || effect.type === 'status') return 'talk'
  return effect.type === 'team' ? 'assign' : effect.type
}

/** Lanes of all places are told apart by the place before the name. */
const lanesOf = (item: OutboxItem): Set<string> => {
  const place = item.conversationId ?? `start ${item.key}`
  return new Set(
    remaining(item).map((effect) => {
      if (effect.type === 'evidence') return `dispute ${effect.disputeId}`
      const orderId = orderOf(effect)
      return orderId === null ? `${place} ${laneOf(effect)}` : `order ${orderId}`
    }),
  )
}

/** States that wait for a person, perhaps for days. */
const WAITS_FOR_AGENT = new Set(['held', 'unknown', 'failed'])

/** Lanes an unsent item closes to those behind it. */
const closes = (entry: Entry, lanes: ReadonlySet<string>): Iterable<string> => {
  const talk = [...lanes].filter((lane) => lane.endsWith(' talk') || lane.startsWith('dispute '))
  if (WAITS_FOR_AGENT.has(entry.item.state.type)) {
    // A held «resolve» must not keep back the very answer that the customer's new message needs.
    return remaining(entry.item).some((effect) => speaks(effect) || effect.type === 'evidence') ? talk : []
  }
  return talk.length > 0 ? talk : lanes
}

/** Of all entries in commit order, those whose turn it is in their lanes (whatever their state). */
export const free = (entries: Iterable<Entry>): Entry[] => {
  const closed = new Set<string>()
  const answer: Entry[] = []
  for (const entry of entries) {
    const { item } = entry
    if (item.state.type === 'sent') continue
    const lanes = lanesOf(item)
    if (![...lanes].some((lane) => closed.has(lane))) answer.push(entry)
    for (const lane of closes(entry, lanes)) closed.add(lane)
  }
  return answer
}

/**
 * How many items will leave by themselves, and how many wait for the agent's word. What stands behind one of those in
 * its lane cannot leave either; it is counted with neither.
 */
export const standing = (entries: Iterable<Entry>, paused: (entry: Entry) => boolean): { leaving: number; asks: number } => {
  const shut = new Set<string>()
  let leaving = 0
  let asks = 0
  for (const entry of entries) {
    const { item } = entry
    if (item.state.type === 'sent') continue
    const lanes = lanesOf(item)
    const waits = WAITS_FOR_AGENT.has(item.state.type)
    if (waits) asks += 1
    const stuck = waits || [...lanes].some((lane) => shut.has(lane))
    if (stuck) for (const lane of closes(entry, lanes)) shut.add(lane)
    else if (!paused(entry)) leaving += 1
  }
  return { leaving, asks }
}
