/** What the lane of cases does as time passes, what it forgets, and the marks it asks for. */
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../src/shared/domain/conversation/types'
import type { PersonId } from '../../src/shared/domain/ids'
import type { Rule } from '../../src/shared/domain/rules/types'
import { commit, did, dispute, hour, lost, minute, rowOf, says, settle, waits } from './caseKit'
import { customer as aCustomer, cid, one, policies, rows, stage, start, two } from './kit'

describe('time', () => {
  it('wakes a snoozed case, and alerts fifteen minutes before the deadline with who has it', async () => {
    const at = await stage()
    await commit(at, {
      conversations: [waits(1), waits(2, { assigneeId: 'backend1~a~7' as never })],
      agents: [{ id: 'backend1~a~7' as never, backendId: one, remoteId: '7', name: 'Ben', email: 'Ben@desk.example', available: null }],
    })
    const ben = {
      id: 'ben' as PersonId,
      name: 'Ben',
      email: 'ben@desk.example',
      region: 'eu',
      zone: 'Europe/Berlin',
      city: '',
      role: 'agent',
      languages: [],
      week: [],
    } as const
    await at.engine.setPolicies(policies({ team: { people: [{ ...ben, languages: [], week: [] }], shifts: [] } }))
    await settle(at)
    await at.engine.watch.tick()
    expect(at.alerts).toEqual([])
    at.time.now = start + 4 * hour - 15 * minute
    await at.engine.watch.tick()
    at.alerts.sort((a, b) => ((a.conversationId ?? '') < (b.conversationId ?? '') ? -1 : 1))
    expect(at.alerts.map(({ conversationId, kind, at: dueAt, before, handler }) => [conversationId, kind, dueAt, before, handler])).toEqual(
      [
        [cid(1), 'firstReply', start + 4 * hour, 900, null],
        [cid(2), 'firstReply', start + 4 * hour, 900, { personId: 'ben' }],
      ],
    )
    // What was told is not asked again; what is held back is.
    at.alerts.length = 0
    await at.engine.watch.tick()
    expect(at.alerts.map(({ conversationId }) => conversationId)).toEqual([cid(2)])
    at.alerts.length = 0
    at.time.now = start + 8 * hour
    await at.engine.watch.tick()
    expect(at.alerts).toEqual([])
    // Nothing is left to look at.
    expect(await at.cache.db.assessments.where('alertAt').above(0).count()).toBe(0)
  })

  it('reaches all that came due in the very same moment, however many of them are held back', async () => {
    const at = await stage()
    const all = Array.from({ length: 320 }, (_none, n) => n + 1)
    await commit(at, { conversations: all.map((n) => waits(n, { assigneeId: 'backend1~a~7' as never })) })
    await settle(at)
    at.time.now = start + 4 * hour - 15 * minute
    const told = new Set<string | null>()
    for (let turn = 0; turn < 4; turn += 1) {
      await at.engine.watch.tick()
      for (const { conversationId } of at.alerts.splice(0)) told.add(conversationId)
    }
    expect(told.size).toBe(320)
  })

  it('tells a dispute by its record, once, whether its buyer wrote or not', async () => {
    const at = await stage()
    const due = { state: 'needsResponse', dueAt: start + 71 * hour, createdAt: start - 48 * hour } as const
    await commit(at, {
      conversations: [
        waits(1, { waitingSinceAt: null, lastIncomingAt: null }),
        waits(2, { waitingSinceAt: null, lastIncomingAt: null, status: 'resolved' }),
      ],
      customers: [aCustomer(1, { email: 'mia@mail.example' }), aCustomer(2, { email: 'mia@mail.example' })],
    })
    await at.engine.writer.commit({
      backendId: two,
      generation: 1,
      cursor: null,
      rows: rows({
        disputes: [
          dispute(1, { ...due, buyer: { email: 'mia@mail.example', phone: null, name: null } }),
          dispute(2, due),
          dispute(3, { ...due, evidenceSentAt: start }),
          dispute(4, { ...due, state: 'won' }),
        ],
      }),
    })
    await settle(at)
    await at.engine.watch.tick()
    const told = at.alerts.filter(({ kind }) => kind === 'dispute')
    expect(told.map(({ disputeId, before, conversationId }) => [disputeId, before, conversationId !== null]).sort()).toEqual([
      [did(1), 72 * 3600, true],
      [did(2), 72 * 3600, false],
    ])
  })

  it('is looked at in its turn, however often cases are judged meanwhile', async () => {
    const at = await stage({ time: { now: start, mono: 0 } })
    await at.engine.watch.plan()
    const first = [...at.timers.waiting.values()].filter(({ ms }) => ms === 30_000).length
    at.time.mono = 20_000
    const before = [...at.timers.waiting.keys()]
    await at.engine.watch.plan()
    expect(first).toBe(1)
    expect([...at.timers.waiting.keys()]).toEqual(before)
  })

  it('judges again what a rule waits for', async () => {
    const at = await stage()
    const long: Rule = { ...lost, id: 'long', conditions: [{ type: 'waiting', minMinutes: 30 }] }
    await at.engine.setPolicies(policies({ rules: [long] }))
    await commit(at, { conversations: [waits(1)], messages: [says(1, 1, 'Hallo?')] })
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBeNull()
    at.time.now = start + 31 * minute
    await at.engine.watch.tick()
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
  })
})

describe('forgetting', () => {
  it('takes what is kept of the case along', async () => {
    const at = await stage()
    await commit(at, { conversations: [waits(1), waits(2)] })
    await settle(at)
    await commit(at, { gone: { conversations: [cid(1)] } })
    expect(await at.cache.db.assessments.toCollection().primaryKeys()).toEqual([cid(2)])
    await at.engine.writer.forget(one)
    expect(await at.cache.db.assessments.count()).toBe(0)
    expect(await at.cache.db.caseTodo.count()).toBe(0)
  })
})

describe('marks that rules ask for', () => {
  const tagged: Rule = { ...lost, effects: [...lost.effects, { type: 'labels', add: ['parcel'] }, { type: 'priority', priority: 'high' }] }
  const news = { at: start + minute }
  const mine = (n: number, more: Partial<Conversation> = {}) =>
    waits(n, { assigneeId: 'backend1~a~7' as never, lastIncomingAt: start + minute, waitingSinceAt: start + minute, ...more })
  const working = async () => {
    const at = await stage()
    await at.engine.writer.setMe(one, 'backend1~a~7')
    await at.engine.setPolicies(policies({ rules: [tagged] }))
    return at
  }

  it('are set by the desk whose agent has the case, for what comes while it runs', async () => {
    const at = await working()
    await commit(at, {
      conversations: [
        mine(1),
        mine(2, { assigneeId: null }),
        mine(3, { lastIncomingAt: start, waitingSinceAt: start }),
        mine(4, { labels: ['Parcel'], priority: 'low' }),
      ],
      messages: [1, 2, 3, 4].map((n) => says(n, n, 'verloren', n === 3 ? {} : news)),
    })
    await settle(at)
    expect(at.applied).toEqual([{ conversationId: cid(1), labels: ['parcel'], priority: 'high' }])
  })

  it('and never again once they were', async () => {
    const at = await working()
    await at.engine.setPolicies(
      policies({ rules: [tagged], words: [{ type: 'applied', conversationId: cid(1), labels: ['parcel'], priority: 'high', at: start }] }),
    )
    await commit(at, { conversations: [mine(1)], messages: [says(1, 1, 'verloren', news)] })
    await settle(at)
    expect(at.applied).toEqual([])
  })
})
