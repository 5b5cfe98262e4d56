/** What must hold of every story of messages: seen from outside, with stories nobody wrote by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFacts, FactMessage } from '../../src/shared/domain/case/types'
import { clocksOf, dueOf } from '../../src/shared/domain/clock/engine'
import { Clock } from '../../src/shared/domain/clock/types'
import { Channel, ConversationStatus } from '../../src/shared/domain/conversation/types'
import { MessageId } from '../../src/shared/domain/ids'
import { goldenPlans } from './plans'
import { factsWith } from './ruleMail'

const minute = 60_000
const start = Date.UTC(2026, 2, 3, 10)
const template = factsWith('Where is my order?', 'en')
const plan = goldenPlans.get('service')
if (!plan) throw new Error('no plan')
const policy = { plan, team: { people: [], shifts: [] }, class: null, highValue: false }

const texts = ['Where is my order?', 'Thank you!', 'Ok', 'We will refund you within 5 days.', 'Shall we send a new one?', 'Danke', '', '👍']
const line = fc.record({
  who: fc.constantFrom('customer', 'agent', 'bot', 'note', 'event'),
  gap: fc.integer({ min: 1, max: 3000 }),
  text: fc.constantFrom(...texts),
  deleted: fc.boolean(),
})
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never

const messagesOf = (lines: readonly Line[]): FactMessage[] => {
  let at = start
  return lines.map(({ who, gap, text, deleted }, index) => {
    at += gap * minute
    return {
      id: MessageId.parse(`m${index}`),
      kind: who === 'customer' ? 'incoming' : who === 'agent' || who === 'bot' ? 'outgoing' : who === 'note' ? 'note' : 'event',
      at,
      byBot: who === 'bot',
      authorId: null,
      text,
      language: 'en',
      attachments: [],
      deleted: deleted && gap % 7 === 0,
    }
  })
}
/** As an honest backend would tell it. */
const factsOf = (messages: readonly FactMessage[], more: Partial<CaseFacts['conversation']> = {}): CaseFacts => {
  const first = messages[0]?.at ?? start
  const answered = messages.findLastIndex(({ kind, byBot, deleted }) => kind === 'outgoing' && !byBot && !deleted)
  const incoming = messages.filter(({ kind, deleted }) => kind === 'incoming' && !deleted)
  return {
    ...template,
    messages,
    conversation: {
      ...template.conversation,
      createdAt: first,
      lastActivityAt: messages.at(-1)?.at ?? first,
      lastIncomingAt: incoming.at(-1)?.at ?? null,
      waitingSinceAt: messages.slice(answered + 1).find(({ kind, deleted }) => kind === 'incoming' && !deleted)?.at ?? null,
      ...more,
    },
  }
}
const story = fc.array(line, { minLength: 1, maxLength: 12 }).map(messagesOf)
const later = (messages: readonly FactMessage[], by: number) => (messages.at(-1)?.at ?? start) + by * minute
const add = (messages: readonly FactMessage[], more: Partial<FactMessage>): FactMessage[] => [
  ...messages,
  {
    ...(messages[0] as FactMessage),
    id: MessageId.parse('added'),
    at: later(messages, 5),
    deleted: false,
    byBot: false,
    text: 'Where is it?',
    ...more,
  },
]
const replies = (clocks: readonly Clock[]) => clocks.filter(({ kind }) => kind === 'firstReply' || kind === 'nextReply')
const runs = { numRuns: 400 }

describe('whatever was said', () => {
  it('clocks are whole, in order, and the earliest that orders is due', () => {
    fc.assert(
      fc.property(
        story,
        fc.constantFrom(...Channel.options),
        fc.constantFrom(...ConversationStatus.options),
        (messages, channel, status) => {
          const now = later(messages, 30)
          const snoozedUntilAt = status === 'snoozed' ? now + (messages.length % 2 === 0 ? 1 : -1) * minute : null
          const facts = factsOf(messages, { channel, status, snoozedUntilAt })
          const clocks = clocksOf(facts, { ...policy, class: 'C' }, now)
          expect(clocksOf(facts, { ...policy, class: 'C' }, now)).toEqual(clocks)
          for (const clock of clocks) expect(() => Clock.parse(clock)).not.toThrow()
          for (const clock of clocks) expect(clock.at).toBeGreaterThanOrEqual(clock.startedAt)
          expect(clocks.map(({ at }) => at)).toEqual(clocks.map(({ at }) => at).sort((a, b) => a - b))
          const ordering = clocks.filter(({ orders, pausedSince }) => orders && pausedSince === null).map(({ at }) => at)
          expect(dueOf(clocks)?.at ?? null).toBe(ordering.length === 0 ? null : Math.min(...ordering))
          if (status === 'spam') expect(clocks).toEqual([])
        },
      ),
      { ...runs, seed: 11 },
    )
  })

  it('notes, events and robots change no reply that is owed', () => {
    fc.assert(
      fc.property(story, fc.constantFrom('note' as const, 'event' as const, 'bot' as const), (messages, who) => {
        const more = add(messages, who === 'bot' ? { kind: 'outgoing', byBot: true } : { kind: who })
        const now = later(more, 1)
        expect(replies(clocksOf(factsOf(more), policy, now))).toEqual(replies(clocksOf(factsOf(messages), policy, now)))
      }),
      { ...runs, seed: 12 },
    )
  })

  it("a person's answer leaves no reply owed, and a question after it is owed from itself", () => {
    fc.assert(
      fc.property(story, (messages) => {
        const answered = add(messages, { kind: 'outgoing', text: 'We look into it.' })
        expect(replies(clocksOf(factsOf(answered), policy, later(answered, 1)))).toEqual([])
        const asked: FactMessage[] = [
          ...answered,
          {
            ...(answered.at(-1) as FactMessage),
            id: MessageId.parse('asked'),
            kind: 'incoming',
            text: 'And when?',
            at: later(answered, 7),
          },
        ]
        const owed = replies(clocksOf(factsOf(asked), policy, later(asked, 1)))
        expect(owed.map(({ kind, startedAt }) => [kind, startedAt])).toEqual([['nextReply', later(answered, 7)]])
      }),
      { ...runs, seed: 13 },
    )
  })

  it('a further message of the customer never makes the reply due later, and a question never ends up owed to nobody', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(...texts), (messages, text) => {
        const more = add(messages, { kind: 'incoming', text })
        const now = later(more, 1)
        const [before] = replies(clocksOf(factsOf(messages), policy, now))
        const [after] = replies(clocksOf(factsOf(more), policy, now))
        if (before) expect(after?.at).toBe(before.at)
        if (text === 'Where is my order?') expect(after).toBeDefined()
      }),
      { ...runs, seed: 14 },
    )
  })

  it('another promise never makes anything due later', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 10, max: 90 * 86_400 }), (messages, seconds) => {
        const [first] = plan.targets
        if (!first) throw new Error('no target')
        const more = {
          ...plan,
          targets: [
            ...plan.targets,
            { ...first, id: 'more', seconds },
            { ...first, id: 'more-next', metric: 'nextReply' as const, seconds },
          ],
        }
        const now = later(messages, 1)
        const before = dueOf(clocksOf(factsOf(messages), policy, now))
        const after = dueOf(clocksOf(factsOf(messages), { ...policy, plan: more }, now))
        if (before) expect(after?.at).toBeLessThanOrEqual(before.at)
      }),
      { ...runs, seed: 15 },
    )
  })
})
