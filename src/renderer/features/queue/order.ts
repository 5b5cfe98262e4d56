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
  for (const effect of item.effects) if ('text' in effect && effect.text.trim() !== '') return effect.text
  return ''
}
