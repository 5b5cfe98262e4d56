import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readRows, viewIds } from '../../src/renderer/data/read/list'
import { readDrafts, readOutboxItems, readSyncStates } from '../../src/renderer/data/read/outbox'
import { readThread } from '../../src/renderer/data/read/thread'
import type { ConversationId } from '../../src/shared/domain/ids'
import type { Draft } from '../../src/shared/domain/outbox/types'
import {
  backend,
  cid,
  conversation,
  counted,
  customer,
  dump,
  item,
  message,
  mid,
  one,
  order,
  rows,
  type ScriptedBackend,
  type Stage,
  stage,
  start,
  two,
  uid,
} from './kit'

const settled = (test: () => void | Promise<void>) => vi.waitFor(test, { timeout: 5000, interval: 5 })
const subjects = async ({ cache }: Stage): Promise<(string | null)[]> => {
  const ids = await viewIds(cache, { kind: 'all' }, 1000)
  const shown = await readRows(cache, ids)
  return ids.map((id) => shown.get(id)?.subject ?? null)
}
const draft = (id: string, more: Partial<Draft> = {}): Draft =>
  ({
    id,
    backendId: one,
    conversationId: cid(1),
    kind: 'reply',
    text: 'kept words',
    subject: null,
    inboxId: null,
    customerId: null,
    to: [],
    cc: [],
    bcc: [],
    messageId: null,
    files: [],
    key: 'd'.padEnd(16, '0'),
    updatedAt: start,
    ...more,
  }) as Draft

describe('the engine', () => {
  it('pulls every backend at its start until there is no more', async () => {
    const at = await stage()
    at.backends.get(one)?.changes.push(rows({ conversations: [conversation(1)] }), rows({ conversations: [conversation(2)] }))
    at.backends.get(two)?.changes.push(rows({ conversations: [conversation(3, {}, two)] }))
    await at.engine.setBackends([backend(one), backend(two), backend(one, { paused: false })])
    await settled(async () => expect(await subjects(at)).toEqual(['Subject 3', 'Subject 2', 'Subject 1']))
    expect((await readSyncStates(at.cache)).map((state) => [state.backendId, state.phase, state.done])).toEqual([
      [one, 'live', 2],
      [two, 'live', 1],
    ])
  })

  it('pulls no paused backend', async () => {
    const at = await stage()
    at.backends.get(one)?.changes.push(rows({ conversations: [conversation(1)] }))
    await at.engine.setBackends([backend(one, { paused: true })])
    await at.engine.task({ type: 'pull', backendId: one })
    expect(at.backends.get(one)?.calls).toBe(0)
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toEqual(['Subject 1']))
  })

  it('makes one more run of all knocks during a run', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    scripted.changes.push(rows({ conversations: [conversation(1)] }))
    let knocks: Promise<unknown>[] = []
    scripted.before = (call) => {
      if (call !== 1) return
      knocks = [1, 2, 3].map(() => at.engine.task({ type: 'pull', backendId: one }))
      scripted.changes.push(rows({ conversations: [conversation(2)] }))
    }
    await at.engine.setBackends([backend(one)])
    await settled(() => expect(knocks).toHaveLength(3))
    await Promise.all(knocks)
    expect(await subjects(at)).toEqual(['Subject 2', 'Subject 1'])
    expect(scripted.calls).toBe(3)
  })

  it('ends right whatever happens to knocks, calls and the page itself', async () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('change' as const), n: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ type: fc.constant('knock' as const) }),
      fc.record({ type: fc.constant('cut' as const), calls: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ type: fc.constant('timer' as const) }),
      fc.record({ type: fc.constant('restart' as const) }),
      fc.record({ type: fc.constant('resync' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        let at = await stage()
        const scripted = at.backends.get(one) as ScriptedBackend
        let version = 1
        const truth = new Map<number, number>()
        await at.engine.setBackends([backend(one)])
        for (const each of steps) {
          if (each.type === 'change') {
            version += 1
            truth.set(each.n, version)
            scripted.changes.push(
              rows({
                conversations: [conversation(each.n, { updatedAt: version, subject: `v${version}` })],
                messages: [message(version, each.n)],
              }),
            )
          }
          if (each.type === 'knock') at.engine.task({ type: 'pull', backendId: one }).catch(() => undefined)
          if (each.type === 'cut') {
            const until = scripted.calls + each.calls
            scripted.fail = (call) => call <= until
          }
          if (each.type === 'timer') at.timers.fire()
          if (each.type === 'resync') at.engine.task({ type: 'resync', backendId: one }).catch(() => undefined)
          if (each.type === 'restart') {
            at = await at.restart()
            await at.engine.setBackends([backend(one)])
          }
          await new Promise((resolve) => setTimeout(resolve, 0))
        }
        scripted.fail = () => false
        await settled(async () => {
          await at.engine.task({ type: 'pull', backendId: one })
          const ids = [...truth.keys()].map((n) => cid(n))
          const shown = await readRows(at.cache, ids)
          expect(ids.map((id) => shown.get(id)?.subject)).toEqual([...truth.values()].map((each) => `v${each}`))
          expect(await at.cache.db.messages.count()).toBe(version - 1)
          expect((await readSyncStates(at.cache))[0]?.problem ?? null).toBeNull()
          expect((await at.cache.db.cursors.get(one))?.sweeping).toBe(0)
          const { told, real } = await counted(at.cache)
          expect(told).toEqual(real)
        })
        at.engine.stop()
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('says what went wrong, waits longer each time, and a knock tries at once', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    scripted.changes.push(rows({ conversations: [conversation(1)] }))
    scripted.fail = (call) => call <= 2
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect((await readSyncStates(at.cache))[0]?.problem?.code).toBe('unreachable'))
    expect([...at.timers.waiting.values()].some(({ ms }) => ms === 750)).toBe(true)
    at.timers.fire()
    await settled(() => expect([...at.timers.waiting.values()].some(({ ms }) => ms === 1500)).toBe(true))
    await at.engine.task({ type: 'pull', backendId: one })
    expect(await subjects(at)).toEqual(['Subject 1'])
    expect((await readSyncStates(at.cache))[0]?.problem).toBeNull()
  })

  it('does not run for ever when a backend says more and stays where it is', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    scripted.pull = async () => ({ rows: rows(), cursor: 'same', more: true, progress: { phase: 'first', done: 0, total: null }, bad: [] })
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect((await readSyncStates(at.cache))[0]?.problem?.code).toBe('badAnswer'))
  })

  it('goes on from the last page that was written', async () => {
    let at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    for (let n = 1; n <= 5; n += 1) scripted.changes.push(rows({ conversations: [conversation(n)] }))
    scripted.fail = (call) => call >= 4
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect((await readSyncStates(at.cache))[0]?.problem?.code).toBe('unreachable'))
    expect(await subjects(at)).toHaveLength(3)
    expect((await at.engine.writer.cursorOf(one)).cursor).toBe('a:3')
    at = await at.restart()
    scripted.fail = () => false
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toHaveLength(5))
  })

  it('resyncs: rows stay usable, what is not seen again goes, drafts and outbox stay', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    scripted.changes.push(
      rows({
        conversations: [conversation(1), conversation(2)],
        messages: [message(1, 1), message(2, 2), message(3, 2)],
        customers: [customer(1), customer(2)],
      }),
    )
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toHaveLength(2))
    await at.engine.setOutbox([draft('d1')], [item('k1')])
    scripted.changes.splice(0, 1, rows({ conversations: [conversation(2)], messages: [message(2, 2)], customers: [customer(2)] }))
    let during = 0
    scripted.before = async () => {
      during = (await subjects(at)).length
    }
    await at.engine.task({ type: 'resync', backendId: one })
    await settled(async () => expect(await subjects(at)).toEqual(['Subject 2']))
    await settled(async () => expect((await at.cache.db.cursors.get(one))?.sweeping).toBe(0))
    expect(during).toBe(2)
    const { told, real } = await counted(at.cache)
    expect(told).toEqual(real)
    expect(await at.cache.db.messages.toCollection().primaryKeys()).toEqual([mid(2)])
    expect(await at.cache.db.customers.toCollection().primaryKeys()).toEqual([uid(2)])
    expect((await readRows(at.cache, [cid(2)])).get(cid(2))?.preview?.text).toBe('Text 2')
    expect(await readDrafts(at.cache)).toHaveLength(1)
    expect(await readOutboxItems(at.cache)).toHaveLength(1)
    expect(at.done.map((task) => task.type)).toEqual(['resync'])
  })

  it('forgets a backend without leaving a row, also when its pages come late', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    const page = rows({
      conversations: [conversation(1)],
      messages: [message(1, 1, { html: '<b>x</b>' })],
      customers: [customer(1, { email: 'a@b.example' })],
      orders: [order(1)],
      agents: [],
      labels: [{ backendId: one, name: 'vip', colour: null }],
    })
    scripted.changes.push(page)
    at.backends.get(two)?.changes.push(rows({ conversations: [conversation(3, {}, two)] }))
    await at.engine.setBackends([backend(one), backend(two)])
    await settled(async () => expect(await subjects(at)).toHaveLength(2))
    await at.engine.setOutbox([draft('d1')], [item('k1')])
    scripted.changes.push(rows({ conversations: [conversation(9)] }))
    let answer: () => void = () => undefined
    scripted.before = () => new Promise<void>((resolve) => (answer = resolve))
    at.engine.task({ type: 'pull', backendId: one }).catch(() => undefined)
    await at.engine.task({ type: 'forget', backendId: one })
    answer()
    await at.engine.putDraft(draft('d2'))
    await at.engine.writer.commit({ backendId: one, rows: page, generation: 1, cursor: null })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(JSON.stringify(await dump(at.cache))).not.toContain(one)
    expect(await subjects(at)).toEqual(['Subject 3'])
    expect(at.done.at(-1)).toEqual({ type: 'forget', backendId: one })
  })

  it('forgets at its start what was removed while it was away', async () => {
    let at = await stage()
    at.backends.get(one)?.changes.push(rows({ conversations: [conversation(1)] }))
    await at.engine.setBackends([backend(one), backend(two)])
    await settled(async () => expect(await subjects(at)).toHaveLength(1))
    at = await at.restart()
    await at.engine.setBackends([backend(two)])
    expect(JSON.stringify(await dump(at.cache))).not.toContain(one)
  })

  it('fetches older messages beside the cursor', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    scripted.changes.push(rows({ conversations: [conversation(1)], messages: [message(10, 1)] }))
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toHaveLength(1))
    const cursor = (await at.engine.writer.cursorOf(one)).cursor
    scripted.older = rows({ messages: [message(9, 1), message(8, 1)] })
    await at.engine.task({ type: 'deepen', backendId: one, conversationId: cid(1), before: mid(10) })
    const thread = await readThread(at.cache, cid(1), 2, start)
    expect(thread?.entries.map((entry) => (entry.type === 'message' ? entry.message.text : ''))).toEqual(['Text 9', 'Text 10'])
    expect(thread?.moreCached).toBe(true)
    expect((await at.engine.writer.cursorOf(one)).cursor).toBe(cursor)
    expect((await readRows(at.cache, [cid(1)])).get(cid(1))?.preview?.text).toBe('Text 10')
  })

  it('opens a snoozed conversation again when its time has come', async () => {
    const at = await stage()
    const until = start + 60_000
    at.backends
      .get(one)
      ?.changes.push(rows({ conversations: [conversation(1, { status: 'snoozed', snoozedUntilAt: until, waitingSinceAt: null })] }))
    await at.engine.setBackends([backend(one)])
    const ids = async (kind: 'snoozed' | 'due'): Promise<ConversationId[]> => viewIds(at.cache, { kind }, 10)
    await settled(async () => expect(await ids('snoozed')).toEqual([cid(1)]))
    await at.engine.ticker.tick()
    expect(await ids('due')).toEqual([])
    at.time.now = until
    await at.engine.ticker.tick()
    expect(await ids('snoozed')).toEqual([])
    expect(await ids('due')).toEqual([cid(1)])
    expect(await at.cache.db.bodies.where('wakeAt').above(0).count()).toBe(0)
  })

  it('finds a snooze that ran out while the desk was shut', async () => {
    let at = await stage()
    at.backends.get(one)?.changes.push(rows({ conversations: [conversation(1, { status: 'snoozed', snoozedUntilAt: start + 1000 })] }))
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await viewIds(at.cache, { kind: 'snoozed' }, 10)).toEqual([cid(1)]))
    at.time.now = start + 5000
    at = await at.restart()
    await at.engine.setOutbox([], [])
    await settled(async () => {
      at.timers.fire()
      expect(await viewIds(at.cache, { kind: 'due' }, 10)).toEqual([cid(1)])
    })
  })

  it('learns the language before the row is written, and of a conversation that grew in the slow lane', async () => {
    const at = await stage()
    at.backends.get(one)?.changes.push(
      rows({
        conversations: [conversation(1, { language: null })],
        messages: [message(1, 1, { language: null, text: 'Wo ist mein Paket' }), message(2, 1, { language: null, text: 'ok' })],
      }),
    )
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toHaveLength(1))
    expect(await viewIds(at.cache, { kind: 'due', language: 'de' }, 10)).toEqual([cid(1)])
    expect(await at.cache.db.messages.where('todo').equals(1).count()).toBe(0)
    await settled(async () => {
      at.timers.fire()
      expect(await viewIds(at.cache, { kind: 'due', language: 'de' }, 10)).toEqual([cid(1)])
    })
    const thread = await readThread(at.cache, cid(1), 10, start)
    expect(thread?.entries.map((entry) => (entry.type === 'message' ? entry.message.language : ''))).toEqual(['de', null])
    expect(thread?.conversation.language).toBe('de')
    expect(await at.cache.db.messages.where('todo').equals(1).count()).toBe(0)
    expect(await at.cache.db.bodies.where('todo').equals(1).count()).toBe(0)
  })

  it('looks for languages without a turn of the writer while there is nothing to learn: the next commit is planned meanwhile', async () => {
    const at = await stage()
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
    const busy = at.engine.writer.alone(() => held)
    expect(await at.engine.lane.step(() => 'de')).toBe(false)
    letGo()
    await busy
  })

  it('works «mine» out again when the agent becomes known', async () => {
    let at = await stage()
    const me = `${one}~a~7` as never
    at.backends.get(one)?.changes.push(rows({ conversations: [conversation(1, { assigneeId: me })] }))
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toHaveLength(1))
    expect(await viewIds(at.cache, { kind: 'mine' }, 10)).toEqual([])
    at = await at.restart()
    await at.engine.setBackends([backend(one, { me: { agentId: me, name: 'Ana', email: null } })])
    expect(await viewIds(at.cache, { kind: 'mine' }, 10)).toEqual([cid(1)])
  })

  it('wakes windows in a backlog by its pace, not by its pages', async () => {
    const at = await stage()
    const scripted = at.backends.get(one) as ScriptedBackend
    for (let n = 1; n <= 200; n += 1) scripted.changes.push(rows({ conversations: [conversation(n)] }))
    let commits = 0
    const { writer } = at.engine
    const commit = writer.commit.bind(writer)
    writer.commit = (batch) => {
      commits += 1
      return commit(batch)
    }
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect(await subjects(at)).toHaveLength(200))
    expect(commits).toBeLessThan(30)
  })

  it('tells the tray its figures', async () => {
    const at = await stage()
    at.backends
      .get(one)
      ?.changes.push(
        rows({ conversations: [conversation(1, { unreadCount: 2 }), conversation(2), conversation(3, { status: 'resolved' })] }),
      )
    await at.engine.setBackends([backend(one)])
    await settled(() => {
      at.timers.fire()
      expect(at.counts.at(-1)).toEqual({ unread: 1, open: 2 })
    })
  })
})
