import { describe, expect, it } from 'vitest'
import type { Shop } from '../backend/types'
import type { CaseFacts, FactMessage } from '../case/types'
import type { Conversation } from '../conversation/types'
import type { ClockPolicy } from './context'
import { clocksOf, dueOf } from './engine'
import { starterPlan } from './starter'
import type { Calendar, Target } from './types'

const t = (text: string) => Date.parse(text)
const hour = 3_600_000
const message = (kind: FactMessage['kind'], at: string, text = 'x', more: Partial<FactMessage> = {}): FactMessage =>
  ({
    id: `${kind}${at}`,
    kind,
    at: t(at),
    byBot: false,
    authorId: null,
    text,
    language: null,
    attachments: [],
    deleted: false,
    ...more,
  }) as FactMessage
const factsOf = (conversation: Partial<Conversation>, messages: FactMessage[] = [], more: Partial<CaseFacts> = {}): CaseFacts =>
  ({
    conversation: {
      channel: 'email',
      status: 'open',
      subject: null,
      waitingSinceAt: null,
      snoozedUntilAt: null,
      createdAt: messages[0]?.at ?? 0,
      lastActivityAt: messages.at(-1)?.at ?? 0,
      replyWindowEndsAt: null,
      lastIncomingAt: null,
      language: null,
      labels: [],
      ...conversation,
    },
    language: 'de',
    customer: null,
    messages,
    orders: [],
    parcels: [],
    disputes: [],
    contactsAt: [],
    shop: {},
    notThanks: new Set(),
    ...more,
  }) as unknown as CaseFacts
const plan = starterPlan({ id: 's' } as unknown as Shop, 0)
const policy = (more: Partial<ClockPolicy> = {}): ClockPolicy => ({
  plan,
  team: { people: [], shifts: [] },
  class: null,
  highValue: false,
  ...more,
})
const week: Calendar = {
  id: 'w',
  name: 'Office',
  zone: 'Europe/Berlin',
  fallbackZone: 'UTC',
  week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  holidays: ['DE'],
  exceptions: [],
}
const target = (more: Partial<Target>): Target => ({
  id: 't',
  metric: 'firstReply',
  classes: [],
  channels: [],
  regions: [],
  highValueOnly: false,
  seconds: 3600,
  hours: { type: 'calendar', calendarId: 'w' },
  pausedWhile: ['pending', 'snoozed'],
  source: '',
  ...more,
})
const withTarget = (more: Partial<Target>, calendar = week): ClockPolicy =>
  policy({ plan: { ...plan, calendars: [calendar], targets: [target(more)] } })

describe('business hours', () => {
  it('Friday 16:30 and one hour is Monday 09:30', () => {
    const due = dueOf(clocksOf(factsOf({}, [message('incoming', '2026-11-20T15:30:00Z')]), withTarget({}), 0))
    expect(due?.at).toBe(t('2026-11-23T08:30:00Z'))
  })
  it('a holiday closes, over Easter', () => {
    const due = dueOf(clocksOf(factsOf({}, [message('incoming', '2026-04-02T14:30:00Z')]), withTarget({}), 0))
    expect(due?.at).toBe(t('2026-04-07T07:30:00Z'))
  })
  it('an hour that ends with the day ends then, not the next morning', () => {
    const due = dueOf(clocksOf(factsOf({}, [message('incoming', '2026-11-20T15:00:00Z')]), withTarget({}), 0))
    expect(due?.at).toBe(t('2026-11-20T16:00:00Z'))
  })
  it('hours never open count as all hours and say so', () => {
    const [clock] = clocksOf(factsOf({}, [message('incoming', '2026-11-20T15:00:00Z')]), withTarget({}, { ...week, week: [] }), 0)
    expect(clock).toMatchObject({ at: t('2026-11-20T16:00:00Z'), why: { code: 'firstReply.noHours' } })
  })
})

describe('who waits', () => {
  it('a robot does not answer, a person does, thanks do not ask again', () => {
    const asked = message('incoming', '2026-11-20T10:00:00Z', 'Wo ist mein Paket?')
    const bot = message('outgoing', '2026-11-20T10:00:05Z', 'Wir melden uns.', { byBot: true })
    expect(clocksOf(factsOf({}, [asked, bot]), policy(), 0)[0]).toMatchObject({ kind: 'firstReply', at: t('2026-11-20T14:00:00Z') })
    const answered = message('outgoing', '2026-11-20T11:00:00Z', 'Morgen.')
    expect(dueOf(clocksOf(factsOf({}, [asked, bot, answered]), policy(), 0))).toBeNull()
    const thanks = message('incoming', '2026-11-20T12:00:00Z', 'Thank you so much!', { language: 'en' })
    expect(dueOf(clocksOf(factsOf({}, [asked, answered, thanks]), policy(), 0))).toBeNull()
    const but = message('incoming', '2026-11-20T12:00:00Z', 'Thank you, but where is it?', { language: 'en' })
    expect(clocksOf(factsOf({}, [asked, answered, but]), policy(), 0)[0]).toMatchObject({
      kind: 'nextReply',
      at: t('2026-11-21T12:00:00Z'),
    })
  })
  it('the earliest of several counts and all are named', () => {
    const clocks = clocksOf(
      factsOf({ channel: 'chat' }, [message('incoming', '2026-11-20T10:00:00Z')], { customer: { country: 'US' } as never }),
      policy({ class: 'B' }),
      0,
    )
    expect(clocks.map(({ targetId }) => targetId)).toEqual(['chat-first', 'north-america', 'b-first', 'anywhere-first'])
  })
})

describe('a resolve', () => {
  const old = message('incoming', '2026-10-15T10:00:00Z', 'You are a star, ta')
  const again = message('incoming', '2026-11-20T10:00:00Z', 'Hello, another matter')
  const began = t('2026-10-01T10:00:00Z')
  const due = (more: Partial<CaseFacts>, conversation: Partial<Conversation> = {}, messages = [old, again]) =>
    clocksOf(factsOf({ createdAt: began, ...conversation }, messages, more), policy(), 0)[0]?.startedAt
  it('settles what was asked before, once the customer writes again', () => {
    const statuses = [
      { status: 'open' as const, at: began },
      { status: 'resolved' as const, at: t('2026-10-15T12:00:00Z') },
      { status: 'open' as const, at: again.at },
    ]
    expect(due({ statuses })).toBe(again.at)
    // Taken back before she wrote again: she still waits for the first.
    expect(due({ statuses: [...statuses.slice(0, 2), { status: 'open', at: t('2026-10-15T12:01:00Z') }] }, {}, [old])).toBe(old.at)
  })
  it('that nobody here saw is known by the backend and the event between', () => {
    const event = message('event', '2026-10-15T12:00:00Z', 'resolved')
    expect(due({}, { waitingSinceAt: again.at }, [old, event, again])).toBe(again.at)
    expect(due({}, { waitingSinceAt: again.at }, [old, again])).toBe(old.at)
  })
})

describe('resolution', () => {
  const pausing = withTarget({ metric: 'resolution', seconds: 8 * 3600, hours: { type: 'always' } })
  it('stands still while pending and goes on with what was left', () => {
    const createdAt = t('2026-11-20T10:00:00Z')
    const statuses = [
      { status: 'open' as const, at: createdAt },
      { status: 'pending' as const, at: createdAt + 2 * hour },
    ]
    const still = clocksOf(factsOf({ status: 'pending', createdAt }, [], { statuses }), pausing, createdAt + 5 * hour)
    expect(still[0]).toMatchObject({ pausedSince: createdAt + 2 * hour, at: createdAt + 11 * hour })
    expect(dueOf(still)).toBeNull()
    const again = [...statuses, { status: 'open' as const, at: createdAt + 7 * hour }]
    expect(dueOf(clocksOf(factsOf({ createdAt }, [], { statuses: again }), pausing, createdAt + 7 * hour))?.at).toBe(createdAt + 13 * hour)
  })
})

describe('withdrawal', () => {
  it('does not count the day of delivery and moves on from a holiday', () => {
    const order = {
      number: 'NL-1',
      state: 'delivered',
      country: 'DE',
      deliveredAt: t('2026-12-11T09:00:00Z'),
      refunded: null,
      trackingNumbers: [],
    } as never
    const clocks = clocksOf(factsOf({}, [], { orders: [order] }), policy(), t('2026-12-12T00:00:00Z'))
    // 25 and 26 December are holidays, 27 a Sunday: the right ends with Monday the 28th.
    expect(clocks[0]).toMatchObject({ kind: 'withdrawal', orders: false, at: t('2026-12-28T23:00:00Z') })
  })
})
