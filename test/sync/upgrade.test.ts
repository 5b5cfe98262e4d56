/** Caches of every earlier schema, as the program of that day wrote them, opened by today's. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { closeCache, openCache } from '../../src/renderer/data/openCache'
import { readCustomerRecords } from '../../src/renderer/data/read/customer'
import { viewIds } from '../../src/renderer/data/read/list'
import { readThread } from '../../src/renderer/data/read/thread'
import { installedVersion, LATEST } from '../../src/renderer/data/schema'
import { databaseFromText, databaseToText } from './databaseFile'
import { cid, conversation, counted, keys, message, newIdb, one, order, rows, stage, start, two, uid } from './kit'

const fixtures = new URL('./fixtures/', import.meta.url)
const earlier = readdirSync(fixtures).flatMap((name) => {
  const version = Number(/^cache-v(\d+)\.json$/.exec(name)?.[1])
  return version ? [{ version, text: readFileSync(new URL(name, fixtures), 'utf8') }] : []
})

describe.each(earlier)('a cache of schema $version', ({ version, text }) => {
  const upgraded = async () => {
    const idb = newIdb()
    await databaseFromText(idb, 'test', text)
    expect(await installedVersion('test', idb.indexedDB)).toBe(version)
    return stage({ idb })
  }

  it('opens with its rows, their seals, their views and what is on its way out', async () => {
    const at = await upgraded()
    expect(await installedVersion('test', at.idb.indexedDB)).toBe(LATEST)
    // From schema 3 on cases are judged: the first was answered, so nothing is due of it.
    const due = version < 3 ? [cid(1), cid(9, two)] : [cid(9, two), cid(1)]
    expect(await viewIds(at.cache, { kind: 'due' }, 10)).toEqual(due)
    expect(await at.cache.db.translations.count()).toBe(0)
    expect(await viewIds(at.cache, { kind: 'snoozed' }, 10)).toEqual([cid(2)])
    const thread = await readThread(at.cache, cid(1), 10, start)
    expect(thread?.conversation).toMatchObject({ customerName: 'Customer 1', labels: ['vip'] })
    expect(thread?.entries.map((entry) => (entry.type === 'message' ? entry.message.text : entry.item.key))).toEqual([
      'Wo ist mein Paket mit den Wanderschuhen?',
      'Es ist gestern abgereist.',
      'fixtureItem00000',
    ])
    const html = (await readThread(at.cache, cid(2), 10, start))?.entries[0]
    expect(html?.type === 'message' && html.message.html).toBe('<p>我的包裹在哪里</p>')
    const records = await readCustomerRecords(at.cache, uid(1))
    expect(records.orders.map(({ number }) => number)).toEqual([order(1).number])
    expect(records.parcels).toHaveLength(1)
    const { told, real } = await counted(at.cache)
    expect(told).toEqual(real)
  })

  it('goes on from its cursors, and what comes next is written beside it', async () => {
    const at = await upgraded()
    expect((await at.engine.writer.cursorOf(one)).cursor).toBe('a:1')
    await at.engine.writer.commit({
      backendId: one,
      generation: 1,
      cursor: null,
      rows: rows({ conversations: [conversation(4)], messages: [message(7, 4), message(8, 1, { text: 'Danke' })] }),
    })
    expect(await viewIds(at.cache, { kind: 'due' }, 10)).toContain(cid(4))
    expect((await readThread(at.cache, cid(1), 10, start))?.entries).toHaveLength(4)
  })

  it('has everything learned for the search, though the old one knew none', async () => {
    const at = await upgraded()
    while (await at.engine.index.step()) {}
    expect((await at.cache.db.searchSegments.count()) + (await at.cache.db.searchBlocks.count())).toBeGreaterThan(0)
    expect(await at.cache.db.searchTodo.count()).toBe(0)
  })

  it('stands as it was where the step is cut off, and goes on at the next start', async () => {
    const idb = newIdb()
    await databaseFromText(idb, 'test', text)
    const before = await databaseToText(idb, 'test')
    // The upgrade's one transaction fails: nothing of it may stand.
    const factory = idb.indexedDB
    const cut = new Proxy(factory, {
      get: (target, name) => {
        if (name !== 'open') {
          const found = Reflect.get(target, name) as unknown
          return typeof found === 'function' ? found.bind(target) : found
        }
        return (...input: [string, number?]) => {
          const request = target.open(...input)
          request.addEventListener('upgradeneeded', () => request.transaction?.abort())
          return request
        }
      },
    })
    const failed = await openCache({ database: 'test', keys, idb: { ...idb, indexedDB: cut } })
    expect(failed.type).toBe('failed')
    expect(await databaseToText(idb, 'test')).toBe(before)
    const opened = await openCache({ database: 'test', keys, idb })
    expect(opened.type).toBe('open')
    if (opened.type === 'open') closeCache(opened.cache)
  })

  it('is left alone, byte for byte, by a program that knows less', async () => {
    const idb = newIdb()
    const file = await databaseFromText(idb, 'test', text.replace(/"version": \d+/, '"version": 990'))
    expect(file.version).toBe(990)
    const before = await databaseToText(idb, 'test')
    expect(await openCache({ database: 'test', keys, idb })).toEqual({ type: 'newer', found: 99, known: LATEST })
    expect(await databaseToText(idb, 'test')).toBe(before)
  })
})

it('has a fixture of every schema that was shipped', () => {
  expect(earlier.map(({ version }) => version)).toEqual([1, 2, 3])
})
