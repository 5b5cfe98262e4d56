import { expect, it } from 'vitest'
import type { View } from './types'
import { dueRange, keysOf, type Placed } from './viewKeys'

const row = (more: Partial<Placed>): Placed => ({
  shopId: 's1',
  language: 'pt-BR',
  status: 'open',
  assigneeId: null,
  me: null,
  unreadCount: 0,
  snoozedUntilAt: null,
  lastActivityAt: 1_000,
  dueAt: null,
  ...more,
})
const inRange = (placed: Placed, view: View, at: number): number => {
  const [from, to] = dueRange(view, at)
  return keysOf(placed).filter((key) => key >= from && key < to).length
}

it.each([
  ['due before', row({ dueAt: 999 }), { kind: 'due' }, 1],
  ['due at that very instant', row({ dueAt: 1_000 }), { kind: 'due' }, 0],
  ['due long ago', row({ dueAt: 1 }), { kind: 'due' }, 1],
  ['without a due time', row({}), { kind: 'due' }, 0],
  ['of the shop asked for', row({ dueAt: 1 }), { kind: 'due', shopId: 's1' }, 1],
  ['of another shop', row({ dueAt: 1 }), { kind: 'due', shopId: 's2' }, 0],
  ['of the language, whatever its country', row({ dueAt: 1 }), { kind: 'due', language: 'pt' }, 1],
  ['unassigned', row({ dueAt: 1 }), { kind: 'unassigned' }, 1],
  ['somebody else’s', row({ dueAt: 1, assigneeId: 'a' }), { kind: 'mine' }, 0],
  ['resolved', row({ dueAt: 1, status: 'resolved' }), { kind: 'due' }, 0],
] as [string, Placed, View, number][])('counts once what is due before an instant: %s', (_name, placed, view, count) =>
  expect(inRange(placed, view, 1_000)).toBe(count),
)
