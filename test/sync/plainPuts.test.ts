/** Many rows at once go past Dexie's bookkeeping: whoever puts them must see the very same end, good or bad. */
import { Dexie, liveQuery } from 'dexie'
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { plainPuts } from '../../src/renderer/data/plainPuts'

interface Row {
  id: number
  name: string
  bad?: unknown
}

const opened = async (plain: boolean) => {
  const indexedDB = new IDBFactory()
  const db = new Dexie('plain', { indexedDB, IDBKeyRange, cache: 'disabled' })
  db.version(1).stores({ rows: 'id, &name', others: 'id' })
  if (plain) db.use(plainPuts)
  await db.open()
  return { db, indexedDB, rows: db.table<Row, number>('rows'), others: db.table<Row, number>('others') }
}
const many = (count: number, name = (n: number) => `name ${n}`): Row[] =>
  Array.from({ length: count }, (_none, n) => ({ id: n, name: name(n) }))
const endOf = async (work: () => PromiseLike<unknown>): Promise<unknown> => {
  try {
    return ['fulfilled', await work()]
  } catch (error) {
    return ['rejected', (error as Error).name]
  }
}

const settled = (test: () => void) => vi.waitFor(test, { timeout: 10_000, interval: 5 })

afterEach(() => vi.restoreAllMocks())

/** Each is done with and without; what comes of it must not differ. */
const stories: Record<string, (given: Awaited<ReturnType<typeof opened>>) => Promise<unknown>> = {
  'rows that are new, then the same again': async ({ rows }) => [
    await endOf(() => rows.bulkPut(many(80))),
    await endOf(() => rows.bulkPut(many(80))),
  ],
  'a row that cannot be stored, within a transaction': async ({ db, rows, others }) =>
    endOf(() =>
      db.transaction('rw', [rows, others], async () => {
        await others.put({ id: 1, name: 'one' })
        await rows.bulkPut([...many(60), { id: 60, name: 'name 60', bad: () => 1 }])
      }),
    ),
  'a row that the store refuses, within a transaction': async ({ db, rows, others }) =>
    endOf(() =>
      db.transaction('rw', [rows, others], () =>
        Promise.all([others.put({ id: 1, name: 'one' }), rows.bulkPut(many(60, (n) => `name ${n === 30 ? 29 : n}`))]),
      ),
    ),
  'the last row refused': async ({ db, rows }) =>
    endOf(() => db.transaction('rw', rows, () => rows.bulkPut(many(60, (n) => `name ${n === 59 ? 0 : n}`)))),
  'rows refused, and who put them goes on': async ({ db, rows, others }) =>
    endOf(() =>
      db.transaction('rw', [rows, others], async () => {
        await rows.bulkPut(many(60, (n) => `name ${n % 50}`)).catch(() => undefined)
        await others.put({ id: 1, name: 'one' })
      }),
    ),
  'a transaction that is given up meanwhile': async ({ db, rows }) =>
    endOf(() =>
      db.transaction('rw', rows, (transaction) => {
        const put = rows.bulkPut(many(60))
        transaction.abort()
        return put
      }),
    ),
  'several at once': async ({ db, rows, others }) =>
    endOf(() =>
      db.transaction('rw', [rows, others], () => Promise.all([rows.bulkPut(many(70)), others.bulkPut(many(90)), rows.bulkPut(many(75))])),
    ),
  'another request of the same table fails before them': async ({ db, rows }) =>
    endOf(() =>
      db.transaction('rw', rows, async () => {
        await rows.put({ id: 7, name: 'name 7' })
        const added = endOf(() => rows.add({ id: 7, name: 'again' }))
        const put = endOf(() => rows.bulkPut(many(60)))
        return [await added, await put]
      }),
    ),
  'no table of its own': async ({ rows }) => [
    await endOf(() => rows.bulkPut(many(49))),
    await endOf(() => rows.bulkPut(many(50), { allKeys: true })),
  ],
}

describe('many rows at once', () => {
  for (const [name, story] of Object.entries(stories))
    it(`end as with Dexie alone: ${name}`, async () => {
      const seen = []
      for (const plain of [false, true]) {
        const given = await opened(plain)
        const end = await story(given)
        seen.push({ end, rows: await given.rows.toArray(), others: await given.others.toArray() })
      }
      expect(seen[1]).toEqual(seen[0])
    })

  it('keep no request of theirs, and are heard of by live queries', async () => {
    const { db, rows, indexedDB } = await opened(true)
    // Live queries look for an IndexedDB of the page itself.
    Dexie.dependencies.indexedDB = indexedDB
    const counts: number[] = []
    const followed = liveQuery(() => rows.toArray()).subscribe((all) => void counts.push(all.length))
    await settled(() => expect(counts.at(-1)).toBe(0))
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    await db.transaction('rw', rows, () => rows.bulkPut(many(60)))
    await settled(() => expect(counts.at(-1)).toBe(60))
    followed.unsubscribe()
    const heard = put.mock.results
      .map(({ value }) => value as IDBRequest)
      .map(({ onsuccess, onerror }) => onsuccess !== null || onerror !== null)
    expect(heard).toEqual(many(60).map(({ id }) => id === 59))
  })

  it('name the cause of the first that failed, wherever it stood: a full disk is told by that', async () => {
    const { rows } = await opened(true)
    const error = await rows.bulkPut(many(60, (n) => `name ${n > 40 ? 0 : n}`)).then(
      () => null,
      (why: unknown) => why as InstanceType<typeof Dexie.BulkError>,
    )
    expect(error?.message).toContain('19 of 60')
    expect(error?.failures[0]?.name).toBe('ConstraintError')
  })
})
