import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { follow } from '../../src/renderer/data/live'
import { closeCache, openCache } from '../../src/renderer/data/openCache'
import { readCustomerRecords } from '../../src/renderer/data/read/customer'
import { DUE_COUNTED, dueCount, readRow, readRows, viewCount, viewCounts, viewIds } from '../../src/renderer/data/read/list'
import { readThread } from '../../src/renderer/data/read/thread'
import { LATEST } from '../../src/renderer/data/schema'
import { Sealer } from '../../src/renderer/data/sealing'
import type { View } from '../../src/renderer/data/types'
import type { ShopId } from '../../src/shared/domain/ids'
import type { Rows } from '../../src/shared/domain/sync/types'
import {
  cid,
  conversation,
  customer,
  dump,
  keys,
  message,
  mid,
  newIdb,
  one,
  order,
  parcel,
  rows,
  type Stage,
  stage,
  start,
  two,
  uid,
} from './kit'

const filled = async (page: Rows, other?: Rows, plain = false) => {
  const at = await stage({ plain })
  await at.engine.writer.setMe(one, 'me')
  await at.engine.writer.commit({ backendId: one, rows: page, generation: 1, cursor: null })
  if (other) await at.engine.writer.commit({ backendId: two, rows: other, generation: 1, cursor: null })
  return at
}
const other = 'shop2' as ShopId
const indexed = async ({ engine }: Stage): Promise<void> => {
  while (await engine.index.step()) {}
}

describe('views', () => {
  const hour = 3_600_000
  const page = rows({
    conversations: [
      conversation(1, { waitingSinceAt: start, channel: 'email' }),
      conversation(2, { waitingSinceAt: start + hour, channel: 'chat', shopId: other, language: 'pt-BR' }),
      conversation(3, { waitingSinceAt: null, lastActivityAt: start + 5 }),
      conversation(4, { waitingSinceAt: null, lastActivityAt: start + 9, assigneeId: 'me' as never, language: null }),
      conversation(5, { status: 'resolved', lastActivityAt: start + 50 }),
      conversation(6, { status: 'resolved', lastActivityAt: start + 60, language: 'pt' }),
      conversation(7, { status: 'pending' }),
      conversation(8, { status: 'spam' }),
      conversation(9, { status: 'snoozed', snoozedUntilAt: start + 9 * hour }),
      conversation(10, { status: 'snoozed', snoozedUntilAt: start + 2 * hour }),
      conversation(11, { status: 'snoozed', snoozedUntilAt: null }),
    ],
  })
  const cases: [View, number[]][] = [
    [{ kind: 'due' }, [2, 1, 4, 3]],
    [{ kind: 'due', shopId: other }, [2]],
    [{ kind: 'due', language: 'pt' }, [2]],
    [{ kind: 'due', language: 'pt-BR', shopId: other }, [2]],
    [{ kind: 'due', language: 'de' }, [1, 3]],
    [{ kind: 'mine' }, [4]],
    [{ kind: 'unassigned' }, [2, 1, 3]],
    [{ kind: 'snoozed' }, [10, 9, 11]],
    [{ kind: 'pending' }, [7]],
    [{ kind: 'resolved' }, [6, 5]],
    [{ kind: 'spam' }, [8]],
  ]
  it.each(cases)('%j is one range in its order', async (view, expected) => {
    const { cache } = await filled(page)
    expect(await viewIds(cache, view, 100)).toEqual(expected.map((n) => cid(n)))
    expect(await viewIds(cache, view, 1)).toEqual(expected.slice(0, 1).map((n) => cid(n)))
    expect(await viewCount(cache, view)).toBe(expected.length)
  })

  it('are counted together as each by itself', async () => {
    const { cache } = await filled(page)
    const views: View[] = [...cases.map(([view]) => view), { kind: 'due', language: 'nl' }]
    expect(await viewCounts(cache, views)).toEqual(await Promise.all(views.map((view) => viewCount(cache, view))))
  })

  it('tell how many are due between two instants, up to a bound', async () => {
    const { cache } = await filled(page)
    const dues = [...(await readRows(cache, [cid(1), cid(2)])).values()].map(({ due }) => due?.at ?? 0)
    const [first = 0, second = 0] = dues.sort((a, b) => a - b)
    expect(first).toBeLessThan(second)
    expect(await dueCount(cache, { kind: 'due' }, null, first)).toBe(0)
    expect(await dueCount(cache, { kind: 'due' }, null, first + 1)).toBe(1)
    expect(await dueCount(cache, { kind: 'due' }, null, second + 1)).toBe(2)
    expect(await dueCount(cache, { kind: 'due' }, first, second)).toBe(1)
    expect(await dueCount(cache, { kind: 'due' }, first + 1, second + 1)).toBe(1)
    const many = await filled(
      rows({ conversations: Array.from({ length: DUE_COUNTED + 5 }, (_none, n) => conversation(n + 1, { waitingSinceAt: start })) }),
    )
    expect(await dueCount(many.cache, { kind: 'due' }, null, start + 900 * hour)).toBe(DUE_COUNTED)
  })

  it('keep the identity of a row until it changes', async () => {
    const { cache, engine } = await filled(page)
    const before = await readRows(cache, [cid(1), cid(3)])
    await engine.writer.commit({
      backendId: one,
      rows: rows({ conversations: [conversation(1, { subject: 'new', updatedAt: 2 })] }),
      generation: 1,
      cursor: null,
    })
    const after = await readRows(cache, [cid(1), cid(3)])
    expect(after.get(cid(3))).toBe(before.get(cid(3)))
    expect(after.get(cid(1))).not.toBe(before.get(cid(1)))
    expect(after.get(cid(1))?.subject).toBe('new')
  })

  it('wake when a row enters them', async () => {
    const { cache, engine, idb } = await filled(page)
    // Live queries look for an IndexedDB of the page itself.
    Dexie.dependencies.indexedDB = idb.indexedDB
    const heard: number[] = []
    const stop = follow(
      cache,
      { raw: (held) => viewIds(held, { kind: 'mine' }, 10), open: (_cache, ids) => Promise.resolve(ids.length) },
      (count) => heard.push(count),
    )
    const until = async (count: number) => {
      for (let tries = 0; tries < 200 && heard.at(-1) !== count; tries += 1) await new Promise((resolve) => setTimeout(resolve, 5))
      expect(heard.at(-1)).toBe(count)
    }
    await until(1)
    await engine.writer.commit({
      backendId: one,
      rows: rows({ conversations: [conversation(1, { assigneeId: 'me' as never, updatedAt: 2 })] }),
      generation: 1,
      cursor: null,
    })
    await until(2)
    stop()
  })
})

describe('the customer panel', () => {
  it('meets orders and parcels of other backends of the same shop, never of another shop', async () => {
    const { cache } = await filled(
      rows({
        customers: [customer(1, { email: 'Anna@Example.com ', phone: '+49 170 1234567' })],
        conversations: [conversation(1), conversation(2, { customerId: uid(1) }), conversation(3)],
      }),
      rows({
        orders: [
          order(1, { buyer: { email: 'anna@example.com', phone: null, name: null } }, two),
          order(2, { buyer: { email: null, phone: '0049170 1234567', name: null }, trackingNumbers: ['AB 123'] }, two),
          order(3, { buyer: { email: 'other@example.com', phone: null, name: null } }, two),
          order(4, { buyer: { email: 'anna@example.com', phone: null, name: null }, shopId: other }, two),
        ],
        parcels: [
          parcel(1, { orderNumber: '#nl-1' }, two),
          parcel(2, { trackingNumber: 'ab123' }, two),
          parcel(3, { orderNumber: 'NL-3' }, two),
        ],
      }),
    )
    const records = await readCustomerRecords(cache, uid(1))
    expect(records.orders.map((each) => each.number).sort()).toEqual(['NL-1', 'NL-2'])
    expect(records.parcels.map((each) => each.remoteId).sort()).toEqual(['1', '2'])
    expect(records.otherConversations.map((row) => row.id)).toEqual([cid(2), cid(1)])
  })
})

describe('at rest', () => {
  const planted = 'Zwetschgenkuchen'
  const page = () =>
    rows({
      conversations: [
        conversation(1, {
          customerName: planted,
          subject: planted,
          labels: [planted],
          preview: { text: planted, by: 'customer', at: start },
        }),
      ],
      messages: [message(1, 1, { text: planted, html: `<b>${planted}</b>` })],
      customers: [customer(1, { name: planted, email: `${planted}@example.com`, phone: '+49 170 7654321' })],
      orders: [order(1, { number: planted, buyer: { email: `${planted}@example.com`, phone: null, name: planted } })],
      labels: [{ backendId: one, name: planted, colour: null }],
    })
  const text = (value: unknown): string =>
    JSON.stringify(value, (_key, each) => (each instanceof Uint8Array ? new TextDecoder('latin1').decode(each) : each)).toLowerCase()

  it('no row holds a planted word, and without sealing every one would be found', async () => {
    for (const plain of [false, true]) {
      const at = await filled(page(), undefined, plain)
      await at.engine.putDraft({
        id: 'd1',
        backendId: one,
        conversationId: cid(1),
        kind: 'reply',
        text: planted,
        files: [],
        updatedAt: 1,
      } as never)
      await at.engine.putItem({
        key: 'k'.repeat(16),
        backendId: one,
        conversationId: cid(1),
        effects: [{ type: 'note', text: planted, files: [] }],
        state: { type: 'queued' },
        committedAt: 1,
      } as never)
      await at.engine.writer.setCursor(one, (was) => ({ ...was, cursor: planted }))
      const blob = await at.cache.sealer.seal('translations', {
        id: mid(1),
        backendId: one,
        value: { made: [{ text: planted }], failed: null },
      })
      await at.cache.db.translations.put({ id: mid(1), blob })
      await indexed(at)
      expect(await at.engine.cases.step()).toBe('news')
      expect(await at.cache.db.assessments.count()).toBe(1)
      for (const [name, all] of Object.entries(await dump(at.cache))) {
        // Of the index, only its blocks hold words; what is still to do holds ids; of a case only times and codes are kept.
        if (['searchSegments', 'searchTodo', 'assessments', 'caseMarks', 'caseTodo'].includes(name)) {
          expect(text(all).includes(planted.toLowerCase()), name).toBe(false)
          continue
        }
        if (name === 'parcels' || name === 'counts' || name === 'disputes') continue
        expect(all.length, name).toBeGreaterThan(0)
        expect(text(all).includes(planted.toLowerCase()), `${name} ${plain}`).toBe(plain && true)
        expect(text(all).includes('7654321'), name).toBe(plain && (name === 'customers' || name === 'searchBlocks'))
      }
    }
  })

  it('a row moved to another place or changed does not open', async () => {
    const { cache } = await filled(page())
    const [row] = await cache.db.conversations.toArray()
    if (!row) throw new Error('no row')
    expect(await new Sealer().open('conversations', row)).toBeNull()
    expect(await cache.sealer.open('conversations', { ...row, id: cid(2) })).toBeNull()
    expect(await cache.sealer.open('bodies', row)).toBeNull()
    const bent = row.blob.slice()
    bent[20] = (bent[20] ?? 0) ^ 1
    expect(await cache.sealer.open('conversations', { ...row, blob: bent })).toBeNull()
  })

  it('nothing opens after the cache was shut, and all of it after it was opened again', async () => {
    const at = await filled(page())
    const [row] = await at.cache.db.conversations.toArray()
    if (!row) throw new Error('no row')
    expect(await readRow(at.cache, cid(1))).not.toBeNull()
    closeCache(at.cache)
    expect(await at.cache.sealer.open('conversations', row)).toBeNull()
    expect(at.cache.rows.size + at.cache.threads.size).toBe(0)
    const again = await openCache({ database: 'test', keys, idb: at.idb })
    if (again.type !== 'open') throw new Error(again.type)
    expect((await readRow(again.cache, cid(1)))?.customerName).toBe(planted)
    expect(await readThread(again.cache, cid(1), 5, start)).not.toBeNull()
  })

  it('a newer database is left untouched', async () => {
    const idb = newIdb()
    const newer = new Dexie('test', idb)
    newer.version(LATEST + 1).stores({ conversations: 'id', other: 'id' })
    await newer.table('other').put({ id: 'x' })
    newer.close()
    expect(await openCache({ database: 'test', keys, idb })).toEqual({ type: 'newer', found: LATEST + 1, known: LATEST })
    const again = new Dexie('test', idb)
    again.version(LATEST + 1).stores({ conversations: 'id', other: 'id' })
    expect(await again.table('other').count()).toBe(1)
    again.close()
  })
})
