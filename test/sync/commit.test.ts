import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cache } from '../../src/renderer/data/openCache'
import { readRows } from '../../src/renderer/data/read/list'
import { readThread } from '../../src/renderer/data/read/thread'
import { judgeCases } from '../../src/renderer/engine/cases/judge'
import { KeepingGuard } from '../../src/renderer/engine/keeping/guard'
import { commitBatch } from '../../src/renderer/engine/write/commit'
import { Desk, revisions } from '../../src/renderer/engine/write/context'
import { Newcomers } from '../../src/renderer/engine/write/newcomers'
import { compareMessages, lineOf, resolveMerged } from '../../src/shared/domain/conversation/merge'
import type { Conversation, Message } from '../../src/shared/domain/conversation/types'
import type { Rows } from '../../src/shared/domain/sync/types'
import { caseBook, cid, conversation, counted, dump, item, message, mid, newIdb, one, openAt, rows, stage, start, two } from './kit'

const contextOf = (cache: Cache) => {
  const clock = { now: () => start, monotonic: () => 0 }
  return {
    cache,
    desk: new Desk(),
    clock,
    book: caseBook(),
    revision: revisions(clock),
    newcomers: new Newcomers(),
    guard: new KeepingGuard(),
  }
}
const commit = (context: ReturnType<typeof contextOf>, page: Rows) =>
  commitBatch(context, { backendId: one, rows: page, generation: 1, cursor: null })

/** What screens can see of the cache. */
const seen = async (cache: Cache, ids: number[]) => {
  const shown = await readRows(
    cache,
    ids.map((n) => cid(n)),
  )
  const threads = await Promise.all(ids.map((n) => readThread(cache, cid(n), 100, start)))
  return {
    rows: ids.map((n) => shown.get(cid(n)) ?? null),
    threads: threads.map((thread) => (thread ? { conversation: thread.conversation, entries: thread.entries } : null)),
  }
}

const conversations = fc.array(
  fc.record({
    n: fc.integer({ min: 1, max: 4 }),
    updatedAt: fc.integer({ min: 1, max: 6 }),
    into: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null, freq: 2 }),
    preview: fc.boolean(),
  }),
  { maxLength: 10 },
)
const messages = fc.array(
  fc.record({
    n: fc.integer({ min: 1, max: 12 }),
    of: fc.integer({ min: 1, max: 4 }),
    updatedAt: fc.integer({ min: 1, max: 4 }),
    at: fc.integer({ min: 0, max: 5 }),
    kind: fc.constantFrom('incoming' as const, 'outgoing' as const, 'note' as const, 'event' as const),
    deleted: fc.boolean(),
  }),
  { maxLength: 20 },
)

/** One content per version, as a backend has it. */
const makeConversation = ({
  n,
  updatedAt,
  into,
  preview,
}: {
  n: number
  updatedAt: number
  into: number | null
  preview: boolean
}): Conversation =>
  conversation(n, {
    updatedAt,
    subject: `v${updatedAt}`,
    mergedIntoId: into === null || into === n ? null : cid(into),
    preview: preview ? { text: `p${updatedAt}`, by: 'customer', at: start + 2 } : null,
  })

describe('committing pages', () => {
  it('ends in the same cache for any order and any doubling of pages', async () => {
    await fc.assert(
      fc.asyncProperty(conversations, messages, fc.array(fc.nat(40), { maxLength: 15 }), async (cs, ms, order) => {
        const newestC = new Map(cs.map((each) => [`${each.n}/${each.updatedAt}`, makeConversation(each)]))
        const newestM = new Map(
          ms.map((each) => [
            `${each.n}/${each.updatedAt}`,
            message(each.n, each.of, {
              updatedAt: each.updatedAt,
              at: start + each.at,
              kind: each.kind,
              deleted: each.deleted,
              text: `m${each.n} v${each.updatedAt}`,
            }),
          ]),
        )
        const pages: Rows[] = [
          ...[...newestC.values()].map((each) => rows({ conversations: [each] })),
          ...[...newestM.values()].map((each) => rows({ messages: [each] })),
        ]
        if (pages.length === 0) return
        const a = await openAt(newIdb())
        const inOrder = contextOf(a)
        for (const page of pages) await commit(inOrder, page)
        const b = await openAt(newIdb())
        const mixed = contextOf(b)
        for (const at of order) await commit(mixed, pages[at % pages.length] ?? rows())
        for (const page of [...pages].reverse()) await commit(mixed, page)
        const ids = [1, 2, 3, 4]
        // Due times of a page are first looks; the lane's whole look ends in the same for any order.
        for (const context of [inOrder, mixed])
          await judgeCases(
            context,
            ids.map((n) => cid(n)),
          )
        expect(await seen(b, ids)).toEqual(await seen(a, ids))
        for (const cache of [a, b]) {
          const { told, real } = await counted(cache)
          expect(told).toEqual(real)
        }

        // And it is what the plain rules say.
        const lastC = new Map<string, Conversation>()
        for (const each of newestC.values()) if (each.updatedAt >= (lastC.get(each.id)?.updatedAt ?? 0)) lastC.set(each.id, each)
        const lastM = new Map<string, Message>()
        for (const each of newestM.values()) if (each.updatedAt >= (lastM.get(each.id)?.updatedAt ?? 0)) lastM.set(each.id, each)
        const root = (id: string) => resolveMerged(id, (at) => lastC.get(at)?.mergedIntoId ?? null)
        for (const n of ids) {
          const thread = await readThread(a, cid(n), 100, start)
          const expected = [...lastM.values()].filter((each) => root(each.conversationId) === cid(n)).sort(compareMessages)
          if (!lastC.has(cid(n))) {
            expect(thread).toBeNull()
            continue
          }
          expect(thread?.entries.map((entry) => (entry.type === 'message' ? entry.message.text : ''))).toEqual(
            expected.map((each) => each.text),
          )
          const line = expected.filter((each) => lineOf(each) !== null).at(-1)
          const own = lastC.get(cid(n))?.preview
          const row = (await readRows(a, [cid(n)])).get(cid(n))
          if (lastC.get(cid(n))?.mergedIntoId) expect(row).toBeUndefined()
          else expect(row?.preview?.text).toBe(line && (!own || line.at > own.at) ? line.text : own?.text)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('looks for the newest line again when it is deleted or gone', async () => {
    const cache = await openAt(newIdb())
    const context = contextOf(cache)
    await commit(context, rows({ conversations: [conversation(1)], messages: [1, 2, 3].map((n) => message(n, 1)) }))
    const preview = async () => (await readRows(cache, [cid(1)])).get(cid(1))?.preview?.text
    expect(await preview()).toBe('Text 3')
    await commit(context, rows({ messages: [message(3, 1, { deleted: true, updatedAt: 2 })] }))
    expect(await preview()).toBe('Text 2')
    await commit(context, rows({ gone: { messages: [mid(2)] } }))
    expect(await preview()).toBe('Text 1')
  })

  it('keeps HTML apart and drops it with its message', async () => {
    const cache = await openAt(newIdb())
    const context = contextOf(cache)
    await commit(context, rows({ conversations: [conversation(1)], messages: [message(1, 1, { html: '<b>x</b>' }), message(2, 1)] }))
    const htmls = async () =>
      (await readThread(cache, cid(1), 10, start))?.entries.map((entry) => (entry.type === 'message' ? entry.message.html : 'no'))
    expect(await htmls()).toEqual(['<b>x</b>', null])
    await commit(context, rows({ messages: [message(1, 1, { html: null, updatedAt: 2 })] }))
    expect(await htmls()).toEqual([null, null])
    expect(await cache.db.messageHtml.count()).toBe(0)
    await commit(context, rows({ messages: [message(2, 1, { html: '<i>y</i>', updatedAt: 2 })] }))
    await commit(context, rows({ gone: { conversations: [cid(1)] } }))
    const left = await dump(cache)
    expect([left.conversations, left.bodies, left.messages, left.messageHtml]).toEqual([[], [], [], []])
  })

  it('writes no list row for a page that says nothing new', async () => {
    const cache = await openAt(newIdb())
    const context = contextOf(cache)
    const page = rows({ conversations: [conversation(1)], messages: [message(1, 1)] })
    await commit(context, page)
    const before = await dump(cache)
    await commit(context, structuredClone(page))
    expect(await dump(cache)).toEqual(before)
    await commit(context, rows({ conversations: [conversation(1, { subject: 'other' })] }))
    expect((await dump(cache)).conversations).not.toEqual(before.conversations)
  })

  it('refuses rows of another backend', async () => {
    const cache = await openAt(newIdb())
    await commit(contextOf(cache), rows({ conversations: [conversation(1), conversation(2, {}, two)], messages: [message(5, 1, {}, two)] }))
    expect(await cache.db.conversations.toCollection().primaryKeys()).toEqual([cid(1)])
    expect(await cache.db.messages.count()).toBe(0)
  })

  it('lays the outbox over a row and keeps what the backend said', async () => {
    const { engine, cache } = await stage()
    await engine.writer.commit({ backendId: one, rows: rows({ conversations: [conversation(1)] }), generation: 1, cursor: null })
    await engine.putItem(item('k1', { effects: [{ type: 'status', status: 'resolved', until: null }] }))
    const row = async () => (await readRows(cache, [cid(1)])).get(cid(1))
    expect((await row())?.status).toBe('resolved')
    await engine.putItem(
      item('k1', {
        effects: [{ type: 'status', status: 'resolved', until: null }],
        state: { type: 'held', why: ['newCustomerMessage'], since: start },
      }),
    )
    expect(await row()).toMatchObject({ status: 'open', marks: { held: 1 } })
    await engine.dropItem('k1'.padEnd(16, '0'))
    expect(await row()).toMatchObject({ status: 'open', marks: { held: 0 } })
  })

  it('shows a sent reply once: as the message it became, when that is here', async () => {
    const { engine, cache } = await stage()
    const put = (page: Rows) => engine.writer.commit({ backendId: one, rows: page, generation: 1, cursor: null })
    await put(rows({ conversations: [conversation(1)] }))
    const sent = item('k2', { state: { type: 'sent', at: start, messageId: null } })
    await engine.putItem(sent)
    const kinds = async () => (await readThread(cache, cid(1), 10, start))?.entries.map((entry) => entry.type)
    expect(await kinds()).toEqual(['outgoing'])
    await put(rows({ messages: [message(1, 1, { kind: 'note', outboxKey: sent.key })] }))
    expect(await kinds()).toEqual(['message'])
  })

  it('writes nothing after a page that failed, and then goes on', async () => {
    const { cache, engine } = await stage()
    const pageOf = (n: number) => ({
      backendId: one,
      rows: rows({ conversations: [conversation(n)] }),
      generation: 1,
      cursor: null,
    })
    const failed = Promise.reject(new Error('not written'))
    await expect(engine.writer.commit(pageOf(1), { after: failed })).rejects.toThrow('not written')
    await Promise.all([engine.writer.commit(pageOf(2)), engine.writer.commit(pageOf(2)), engine.writer.commit(pageOf(3))])
    expect(await cache.db.conversations.toCollection().primaryKeys()).toEqual([cid(2), cid(3)])
    const counts = await cache.db.counts.where('prefix').equals('a|||').toArray()
    expect(counts.map(({ count }) => count)).toEqual([2])
  })
})
