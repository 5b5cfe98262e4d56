/** The lane that judges cases, over a real engine and an in-memory IndexedDB. */
import { describe, expect, it } from 'vitest'
import { viewCount, viewIds } from '../../src/renderer/data/read/list'
import type { Rule } from '../../src/shared/domain/rules/types'
import { commit, dueOf, hour, lost, minute, rowOf, says, settle, slowPlan, waits } from './caseKit'
import { customer as aCustomer, backend, cid, counted, item, mid, one, order, policies, rows, shop, stage, start, two, uid } from './kit'

describe('a message that comes', () => {
  it('has its due time in the very commit, and its class once the lane has looked', async () => {
    const at = await stage()
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await commit(at, {
      conversations: [waits(1)],
      messages: [says(1, 1, 'Mein Paket ist verloren')],
      customers: [aCustomer(1, { country: 'DE' })],
    })
    expect(await dueOf(at, 1)).toBe(start + 4 * hour)
    expect((await rowOf(at, 1))?.class).toBeNull()
    await settle(at)
    expect(await rowOf(at, 1)).toMatchObject({ class: 'A', due: { at: start + 4 * hour } })
    expect(await viewIds(at.cache, { kind: 'classA' }, 10)).toEqual([cid(1)])
    expect(await viewCount(at.cache, { kind: 'classA' })).toBe(1)
    expect(await viewIds(at.cache, { kind: 'classA', shopId: shop }, 10)).toEqual([cid(1)])
    const { told, real } = await counted(at.cache)
    expect(told).toEqual(real)
  })

  it('and thanks starts no clock, in the commit and after it, until somebody says that it is a question', async () => {
    const at = await stage()
    await commit(at, {
      conversations: [waits(1)],
      messages: [
        says(1, 1, 'Wo ist mein Paket?'),
        says(2, 1, 'Unterwegs!', { kind: 'outgoing', author: { kind: 'agent', id: null, name: 'A' }, at: start + minute }),
      ],
    })
    await settle(at)
    expect(await dueOf(at, 1)).toBeUndefined()
    const thanked = {
      conversations: [waits(1, { updatedAt: 2, waitingSinceAt: start + hour, lastIncomingAt: start + hour })],
      messages: [says(3, 1, 'Thank you!', { language: 'en', at: start + hour })],
    }
    await commit(at, thanked)
    expect(await dueOf(at, 1)).toBeUndefined()
    await settle(at)
    expect(await dueOf(at, 1)).toBeUndefined()
    await at.engine.setPolicies(policies({ words: [{ type: 'notThanks', conversationId: cid(1), messageId: mid(3), at: start }] }))
    await settle(at)
    expect(await dueOf(at, 1)).toBe(start + hour + 24 * hour)
    await at.engine.setPolicies(policies())
    await settle(at)
    expect(await dueOf(at, 1)).toBeUndefined()
  })

  it('is due by what was known before: class and records stand while only a page of news is at hand', async () => {
    const at = await stage()
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await commit(at, {
      conversations: [waits(1)],
      messages: [
        says(1, 1, 'Verloren!'),
        says(2, 1, 'Wir suchen.', { kind: 'outgoing', author: { kind: 'agent', id: null, name: 'A' }, at: start + minute }),
      ],
    })
    await settle(at)
    await commit(at, {
      conversations: [waits(1, { updatedAt: 2, waitingSinceAt: start + hour, lastIncomingAt: start + hour })],
      messages: [says(3, 1, 'Und?', { at: start + hour })],
    })
    const quick = await rowOf(at, 1)
    expect(quick).toMatchObject({ class: 'A', due: { at: start + 25 * hour } })
    await settle(at)
    expect((await rowOf(at, 1))?.due).toEqual(quick?.due)
  })
})

describe('a conversation that was resolved before this desk knew it', () => {
  it('and is written to again waits since then, not since long ago', async () => {
    const at = await stage()
    const again = start + 720 * hour
    at.time.now = again + minute
    await commit(at, {
      conversations: [waits(1, { waitingSinceAt: again, lastIncomingAt: again, lastActivityAt: again })],
      messages: [
        says(1, 1, 'Wo ist mein Paket?'),
        says(2, 1, 'Conversation was marked resolved', { kind: 'event', author: { kind: 'system', id: null, name: '' }, at: start + hour }),
        says(3, 1, 'Und noch etwas: kommt es auch nach Wien?', { at: again }),
      ],
    })
    await settle(at)
    expect(await dueOf(at, 1)).toBeGreaterThan(again)
    // Nor after the next look, with what the desk has seen by then.
    at.engine.cases.touch([cid(1)])
    await settle(at)
    expect(await dueOf(at, 1)).toBeGreaterThan(again)
  })
})

describe('what persons say', () => {
  it('counts more than a rule, and its undoing gives the rule its word back', async () => {
    const at = await stage()
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await commit(at, { conversations: [waits(1)], messages: [says(1, 1, 'verloren')] })
    await settle(at)
    await at.engine.setPolicies(policies({ rules: [lost], words: [{ type: 'class', conversationId: cid(1), class: 'C', at: start }] }))
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('C')
    expect(await viewIds(at.cache, { kind: 'classA' }, 10)).toEqual([])
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
  })
})

describe('a changed policy', () => {
  const filled = async (count = 60) => {
    const at = await stage()
    await at.engine.setBackends([backend(one, { paused: true })])
    await commit(at, { conversations: Array.from({ length: count }, (_, n) => waits(n + 1, { waitingSinceAt: start + n })) })
    await settle(at)
    return at
  }

  it('orders the list anew, at once at its top, and ends', async () => {
    const at = await filled()
    expect(await dueOf(at, 60)).toBe(start + 59 + 4 * hour)
    await at.engine.setPolicies(policies({ plans: [slowPlan] }))
    expect(await dueOf(at, 1)).toBe(start + 2 * hour)
    await settle(at)
    expect(await dueOf(at, 60)).toBe(start + 59 + 2 * hour)
    const [mark] = await at.cache.db.caseMarks.toArray()
    expect(mark).not.toHaveProperty('quickAfter')
    expect(mark).not.toHaveProperty('wholeAfter')
  })

  it('goes on after a restart in the middle, and looks at nothing again that stands', async () => {
    const at = await filled()
    await at.engine.setPolicies(policies({ plans: [slowPlan] }))
    await at.engine.cases.step()
    const again = await at.restart()
    await again.engine.setBackends([backend(one, { paused: true })])
    await again.engine.setPolicies(policies({ plans: [slowPlan] }))
    await settle(again)
    expect(await dueOf(again, 60)).toBe(start + 59 + 2 * hour)
    const before = (await again.cache.db.conversations.toArray()).map(({ rev }) => rev)
    await again.engine.setPolicies(policies({ plans: [{ ...slowPlan, updatedAt: 9 }], rules: [] }))
    expect(await again.engine.cases.step()).toBeNull()
    expect((await again.cache.db.conversations.toArray()).map(({ rev }) => rev)).toEqual(before)
  })

  it('is no other one for having been saved again', async () => {
    const at = await filled(3)
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await settle(at)
    await at.engine.setPolicies(policies({ rules: [{ ...lost, updatedAt: 99 }] }))
    expect(await at.engine.cases.step()).toBeNull()
  })

  it('leaves closed conversations out', async () => {
    const at = await stage()
    await at.engine.setBackends([backend(one, { paused: true })])
    await commit(at, { conversations: [waits(1, { status: 'resolved' }), waits(2)] })
    await settle(at)
    expect(await at.cache.db.assessments.toCollection().primaryKeys()).toEqual([cid(2)])
    expect((await rowOf(at, 1))?.due).toBeNull()
  })
})

describe('the outbox', () => {
  it("'s labels are a condition at once", async () => {
    const at = await stage()
    const vip: Rule = { ...lost, id: 'vip', conditions: [{ type: 'label', labels: ['vip'], not: false }] }
    await at.engine.setPolicies(policies({ rules: [vip] }))
    await commit(at, { conversations: [waits(1)] })
    await settle(at)
    await at.engine.putItem(item('labels', { effects: [{ type: 'labels', add: ['vip'], remove: [] }] }))
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
  })
})

describe('records of the customer', () => {
  it('are judged when they come, whichever backend they come from', async () => {
    const at = await stage()
    const rich: Rule = { ...lost, id: 'rich', conditions: [{ type: 'orderCount', min: 1, max: null }] }
    await at.engine.setPolicies(policies({ rules: [rich] }))
    await commit(at, { conversations: [waits(1)], customers: [aCustomer(1, { email: 'mia@mail.example' })] })
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBeNull()
    await at.engine.writer.commit({
      backendId: two,
      generation: 1,
      cursor: null,
      rows: rows({ orders: [order(1, { buyer: { email: 'mia@mail.example', phone: null, name: null } }, two)] }),
    })
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
    expect(uid(1)).toContain(one)
  })
})
