import { speaks, textIn } from '../../../shared/domain/outbox/effects'
import type { OutboxItem } from '../../../shared/domain/outbox/types'

export type Group = 'asks' | 'leaving' | 'waits' | 'sent'

/** Where an item stands for the agent: what asks for her word first, what has left last. */
export const groupOf = (item: OutboxItem): Group => {
  switch (item.state.type) {
    case 'held':
    case 'unknown':
    case 'failed':
      return 'asks'
    case 'undoable':
    case 'sending':
      return 'leaving'
    case 'queued':
    case 'waiting':
      return 'waits'
    case 'sent':
      return 'sent'
  }
}

/** Read marks that arrived are no news and left out. Sent ones newest first and at most `sentLimit`; the rest in the order they will leave. */
export const ordered = (items: readonly OutboxItem[], sentLimit: number): { group: Group; items: OutboxItem[] }[] => {
  const groups: Record<Group, OutboxItem[]> = { asks: [], leaving: [], waits: [], sent: [] }
  for (const item of items) {
    const group = groupOf(item)
    if (group !== 'sent' || item.effects.some((effect) => effect.type !== 'read')) groups[group].push(item)
  }
  for (const group of ['asks', 'leaving', 'waits'] as const) groups[group].sort((a, b) => a.committedAt - b.committedAt)
  groups.sent.sort((a, b) => b.committedAt - a.committedAt)
  return (['asks', 'leaving', 'waits', 'sent'] as const)
    .map((group) => ({ group, items: group === 'sent' ? groups.sent.slice(0, sentLimit) : groups[group] }))
    .filter(({ items: some }) => some.length > 0)
}

/** The text an item carries, if it carries one. */
export const textOf = (item: OutboxItem): string => {
  for (const effect of item.effects) {
    const text = textIn(effect)
    if (text !== null && text.trim() !== '') return text
  }
  return ''
}

const talks = (item: OutboxItem): boolean => item.effects.slice(item.done).some((effect) => speaks(effect) || effect.type === 'status')
const asks = (item: OutboxItem): boolean => groupOf(item) === 'asks'

/** Of several that go one after the other to one conversation: which place each has, from 1. Items in commit order. */
export const placesOf = (items: readonly OutboxItem[]): Map<OutboxItem['key'], number> => {
  const lanes = new Map<string, OutboxItem[]>()
  for (const item of items) {
    if (item.state.type === 'sent' || item.conversationId === null || !talks(item)) continue
    lanes.set(item.conversationId, [...(lanes.get(item.conversationId) ?? []), item])
  }
  const places = new Map<OutboxItem['key'], number>()
  for (const lane of lanes.values()) if (lane.length > 1) for (const [at, item] of lane.entries()) places.set(item.key, at + 1)
  return places
}

/** Those that cannot leave before the agent has decided on an earlier one of their conversation (the rule: `lane.ts`). */
export const standsBehind = (items: readonly OutboxItem[]): Set<OutboxItem['key']> => {
  const shut = new Set<string>()
  const behind = new Set<OutboxItem['key']>()
  for (const item of items) {
    const next = item.effects[item.done]
    const place = next?.type === 'evidence' ? next.disputeId : talks(item) ? item.conversationId : null
    if (item.state.type === 'sent' || place === null) continue
    if (shut.has(place) && !asks(item)) behind.add(item.key)
    if (asks(item) && item.effects.slice(item.done).some((effect) => speaks(effect) || effect.type === 'evidence')) shut.add(place)
  }
  return behind
}
