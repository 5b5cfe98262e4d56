import { describe, expect, it } from 'vitest'
import type { Conversation } from '../conversation/types'
import { simpleDue } from './simpleDue'

const at = 1_795_000_000_000
const hour = 3_600_000
const of = (more: Partial<Conversation>): Conversation =>
  ({
    status: 'open',
    channel: 'email',
    waitingSinceAt: at,
    snoozedUntilAt: null,
    createdAt: at,
    replyWindowEndsAt: null,
    ...more,
  }) as Conversation

describe('simpleDue', () => {
  it.each([
    ['chat', 60_000],
    ['whatsapp', hour],
    ['line', hour],
    ['email', 4 * hour],
  ] as const)('%s is due %d ms after the customer began to wait', (channel, targetMs) =>
    expect(simpleDue(of({ channel }))).toEqual({ at: at + targetMs, targetMs }),
  )
  it('is null when nobody waits', () => {
    expect(simpleDue(of({ waitingSinceAt: null }))).toBeNull()
    for (const status of ['pending', 'resolved', 'spam', 'snoozed'] as const) expect(simpleDue(of({ status }))).toBeNull()
  })
  it('a dispute is due on its own date, or seven days after it began', () => {
    expect(simpleDue(of({ channel: 'dispute', replyWindowEndsAt: at + 72 * hour }))).toEqual({ at: at + 72 * hour, targetMs: 72 * hour })
    expect(simpleDue(of({ channel: 'dispute', waitingSinceAt: null }))?.at).toBe(at + 7 * 24 * hour)
  })
  it('a snooze is due when it runs out, not before', () => {
    const snoozed = of({ status: 'snoozed', snoozedUntilAt: at + hour, waitingSinceAt: null })
    expect(simpleDue(snoozed, at)).toBeNull()
    expect(simpleDue(snoozed, at + hour)?.at).toBe(at + hour)
  })
})
