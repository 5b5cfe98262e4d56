import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexState, readHit, searchAll, wordsToMark } from '../../src/renderer/data/read/search'
import { removeFromIndex } from '../../src/renderer/engine/search/remove'
import { takeTodo } from '../../src/renderer/engine/search/todo'
import type { Conversation } from '../../src/shared/domain/conversation/types'
import { parseQuery } from '../../src/shared/domain/search/query'
import type { Rows } from '../../src/shared/domain/sync/types'
import { cid, conversation, customer, message, mid, one, order, parcel, rows, type Stage, stage, start, two, uid } from './kit'

const time = { now: start, dayStart: (y: number, m: number, d: number) => Date.UTC(y, m - 1, d) }
const commit = (at: Stage, page: Rows, backendId = one, generation = 1) =>
  at.engine.writer.commit({ backendId, rows: page, generation, cursor: null })
const indexed = async ({ engine }: Stage): Promise<void> => {
  while (await engine.index.step()) {}
}
const ask = async ({ cache }: Stage, typed: string, limit = 100) => {
  const query = parseQuery(typed, time)
  const wanted = query.filters.find(({ key }) => key === 'shop')
  const shopIds = wanted ? new Set([String(wanted.means)]) : null
  return {
    query,
    found: await searchAll(cache, { query, shopIds }, { limit, signal: new AbortController().signal, onFound: () => undefined }),
  }
}
const find = async (at: Stage, typed: string): Promise<number[]> => (await ask(at, typed)).found.ids.map((id) => Number(id.split('~')[2]))
const filled = async (page: Rows, other?: Rows) => {
  const at = await stage()
  for (const backendId of [one, two]) await at.engine.writer.setCursor(backendId, (was) => was)
  await commit(at, page)
  if (other) await commit(at, other, two)
  await indexed(at)
  return at
}

const shelf = () =>
  filled(
    rows({
      conversations: [
        conversation(1, { customerName: 'Zoë Müller', subject: 'Größe' }),
        conversation(2, { subject: '返金について', language: 'ja' }),
        conversation(3, { subject: 'طلب', status: 'resolved', channel: 'whatsapp' }),
        conversation(4, { labels: ['vip'] }),
        conversation(5, { status: 'spam' }),
      ],
      messages: [
        message(1, 1, { text: 'The jacket arrived torn, see https://pictures.example/1' }),
        message(2, 4, { text: 'Jacket, size M' }),
        message(3, 4, { text: 'gone', deleted: true }),
        message(4, 2, { text: '昨日届いた商品が壊れていました。追跡番号は 1Z 999 AA1 01 2345 6784 です' }),
        message(5, 3, { text: 'أينَ طَلَبِي رقم ٤٥٦٧؟' }),
        message(6, 4, { text: 'Wo ist die Paketverfolgungsnummer für Bestellung RX-1042?' }),
        message(7, 5, { text: 'jacket for free' }),
      ],
      customers: [customer(1, { email: 'zoe.mueller@example.com' })],
    }),
    rows({
      orders: [
        order(
          7,
          { number: 'NL-7788', buyer: { email: 'zoe.mueller@example.com', phone: null, name: null }, trackingNumbers: ['JD0146'] },
          two,
        ),
      ],
      parcels: [parcel(7, { orderNumber: 'NL-7788', trackingNumber: 'LX 556 677' }, two)],
    }),
  )

describe('searching', () => {
  it.each([
    ['muller', [1]],
    ['grösse', [1]],
    ['返金', [2]],
    ['金', [2]],
    ['届', [2]],
    ['壊れていました', [2]],
    ['壊た', []],
    ['ﾂｲﾃ', []],
    ['طَلَب', [3]],
    ['طلبي 4567', [3]],
    ['jacket', [4, 1]],
    ['jacket muller', [1]],
    ['"size m"', [4]],
    ['"m size"', []],
    ['gone', []],
    ['verfolgung', [4]],
    ['rx1042', [4]],
    ['1Z999AA10123456784', [2]],
    ['nl7788', [1]],
    ['LX556677', [1]],
    ['mueller@example', [1]],
    ['status:resolved', [3]],
    ['status:spam jacket', [5]],
    ['channel:whatsapp', [3]],
    ['lang:ja', [2]],
    ['from:zoe jacket', [1]],
    ['from:zoe vip', []],
    ['label:vip', [4]],
    ['has:link', [1]],
    ['has:order', [1]],
    ['has:parcel 1042', []],
    ['shop:shop1 muller', [1]],
    ['shop:other muller', []],
    ['after:2099 jacket', []],
    ['before:2099 muller', [1]],
    ['状态：已解决', [3]],
    ['jackte', [4, 1]],
    ['verfolgungsnummr', []],
    ['  ', []],
  ])('%s', async (typed, expected) => expect(await find(await shelf(), typed)).toEqual(expected))

  it('shows somebody looked for by name as she stands now, not an old letter that names her', async () => {
    const at = await filled(
      rows({
        conversations: [conversation(1, { customerName: 'Zoë Müller' })],
        messages: [message(1, 1, { text: 'Greetings, Zoë Müller' }), message(2, 2, { text: 'Is it there yet?' })],
      }),
    )
    const { query, found } = await ask(at, 'zoe mueller')
    const hit = await readHit(at.cache, cid(1), wordsToMark(query, found.instead))
    expect(hit).toMatchObject({ message: null, snippet: null })
    expect(hit?.name.marks.length).toBeGreaterThan(0)
  })

  it('says where and what it found, marked, also for a mistyped word', async () => {
    const at = await shelf()
    const { query, found } = await ask(at, 'jackte torn')
    expect([...found.instead]).toEqual([['jackte', ['jacket']]])
    const hit = await readHit(at.cache, cid(1), wordsToMark(query, found.instead))
    expect(hit?.message?.id).toBe(mid(1))
    expect(hit?.snippet?.marks.map(([from, to]) => hit.snippet?.text.slice(from, to))).toEqual(['jacket', 'torn'])
  })

  it('follows arrivals, changes, deletions and merges', async () => {
    const at = await shelf()
    await commit(
      at,
      rows({ messages: [message(1, 1, { text: 'The trousers arrived torn', updatedAt: 2 }), message(20, 2, { text: 'Regenschirm' })] }),
    )
    await indexed(at)
    expect(await find(at, 'regenschirm')).toEqual([2])
    expect(await find(at, 'jacket')).toEqual([4])
    await commit(at, rows({ messages: [message(20, 2, { deleted: true, updatedAt: 3 })] }))
    await indexed(at)
    expect(await find(at, 'regenschirm')).toEqual([])
    await commit(at, rows({ conversations: [conversation(4, { labels: ['vip'], mergedIntoId: cid(1), updatedAt: 5 })] }))
    await indexed(at)
    expect(await find(at, 'size')).toEqual([1])
  })

  it('finds an order that came after its conversation, and forgets it with its backend', async () => {
    const at = await shelf()
    await commit(
      at,
      rows({ orders: [order(8, { number: 'NL-9900', buyer: { email: 'zoe.mueller@example.com', phone: null, name: null } }, two)] }),
      two,
    )
    await indexed(at)
    expect(await find(at, 'NL-9900')).toEqual([1])
    await at.engine.writer.forget(two)
    await indexed(at)
    expect(await find(at, 'NL-9900')).toEqual([])
    expect(await find(at, 'jacket')).toEqual([4, 1])
    await at.engine.writer.forget(one)
    for (const name of ['searchSegments', 'searchBlocks', 'searchTodo'] as const) expect(await at.cache.db[name].count(), name).toBe(0)
  })

  it('finds nothing of what was erased, from the moment it was', async () => {
    const at = await shelf()
    const { writer } = at.engine
    await writer.alone(() => removeFromIndex(writer.context, { conversationIds: [cid(1)], recordIds: [uid(1)] }))
    expect(await find(at, 'jacket')).toEqual([4])
    await indexed(at)
    expect((await at.cache.db.searchSegments.toArray()).every((row) => row.deadCount === 0 && row.purge === undefined)).toBe(true)
  })

  it('learns nothing of what was erased while it was being read', async () => {
    const at = await stage()
    await commit(at, rows({ conversations: [conversation(1, { subject: 'Geheimnis' })] }))
    const learning = at.engine.index.step()
    await at.engine.writer.alone(() => at.cache.db.bodies.delete(cid(1)))
    await learning
    await indexed(at)
    expect((await ask(at, 'geheimnis')).found.total).toBe(0)
  })

  it('drops what a resync has not seen', async () => {
    const at = await shelf()
    await at.engine.writer.startResync(one)
    await commit(at, rows({ conversations: [conversation(2, { subject: '返金について', language: 'ja' })] }), one, 2)
    await at.engine.writer.endResync(one, 2)
    expect(await find(at, 'jacket')).toEqual([])
    await indexed(at)
    expect(await find(at, '返金')).toEqual([2])
    expect((await ask(at, 'jacket')).found.total).toBe(0)
  })

  it('goes on after a restart where it stopped, and says how far it is', async () => {
    const at = await stage()
    const many = Array.from({ length: 900 }, (_none, n) => conversation(n + 1, { subject: `Vorgang ${n + 1}` }))
    for (let from = 0; from < many.length; from += 100) await commit(at, rows({ conversations: many.slice(from, from + 100) }))
    expect(await indexState(at.cache)).toEqual({ done: 0, left: 900 })
    await at.engine.index.step()
    const half = await indexState(at.cache)
    expect(half).toEqual({ done: 400, left: 500 })
    const again = await at.restart()
    await indexed(again)
    expect(await indexState(again.cache)).toEqual({ done: 900, left: 0 })
    expect((await ask(again, 'vorgang', 1000)).found.ids.length).toBe(900)
    expect(await again.cache.db.searchSegments.count()).toBeLessThan(3)
  })

  it('takes all conversations of a backend where it is told to, as after an upgrade', async () => {
    const at = await shelf()
    await at.cache.db.searchSegments.clear()
    await at.cache.db.searchTodo.put({ id: `${one}~0`, conversations: [], hashes: [], after: '' })
    expect(await indexState(at.cache)).toEqual({ done: 0, left: 5 })
    const { conversations } = await takeTodo(at.cache, 2)
    expect([...conversations]).toEqual([cid(1), cid(2)])
    await indexed(at)
    expect(await find(at, 'jacket')).toEqual([4, 1])
  })

  it('builds an index anew that does not open', async () => {
    const at = await shelf()
    for (const row of await at.cache.db.searchBlocks.toArray()) await at.cache.db.searchBlocks.put({ ...row, blob: row.blob.fill(7, 20) })
    at.cache.search.clear()
    await commit(at, rows({ conversations: [conversation(9, { subject: 'neu' })] }))
    await indexed(at)
    expect(await find(at, 'jacket')).toEqual([4, 1])
    expect(await find(at, 'neu')).toEqual([9])
  })
})

describe('beside a plain scan, over any history', () => {
  const vocabulary = ['paket', 'riesenpaket', 'jacke', '商品', '届商', 'طلب', 'RX-1042', 'müde']
  const needles = ['paket', 'jack', '商', '商品', 'طلب', 'rx1042', 'mude']
  const step = fc.record({
    conversation: fc.integer({ min: 1, max: 6 }),
    message: fc.integer({ min: 1, max: 12 }),
    words: fc.array(fc.constantFrom(...vocabulary), { maxLength: 4 }),
    what: fc.constantFrom('message', 'message', 'conversation', 'deleted', 'goneConversation', 'goneMessage', 'index'),
  })
  it('finds the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const at = await stage()
        const texts = new Map<number, { of: number; text: string }>()
        const subjects = new Map<number, string>()
        let version = 1
        for (const { conversation: c, message: m, words, what } of steps) {
          version += 1
          const text = words.join(' ')
          if (what === 'index') await at.engine.index.step()
          else if (what === 'conversation') {
            const row: Conversation = conversation(c, { subject: text, updatedAt: version })
            subjects.set(c, text)
            await commit(at, rows({ conversations: [row] }))
          } else if (what === 'goneConversation') {
            subjects.delete(c)
            for (const [n, held] of texts) if (held.of === c) texts.delete(n)
            await commit(at, rows({ gone: { conversations: [cid(c)] } }))
          } else if (what === 'goneMessage') {
            texts.delete(m)
            await commit(at, rows({ gone: { messages: [mid(m)] } }))
          } else {
            const of = texts.get(m)?.of ?? c
            texts.set(m, { of, text: what === 'deleted' ? '' : text })
            await commit(at, rows({ messages: [message(m, of, { text, deleted: what === 'deleted', updatedAt: version })] }))
          }
        }
        await indexed(at)
        const plain = (text: string) => `${text.replaceAll('ü', 'u')} ${text.replaceAll('-', '')}`.toLowerCase()
        for (const needle of needles) {
          const expected = [...subjects]
            .filter(
              ([c, subject]) =>
                plain(subject).includes(needle) || [...texts.values()].some(({ of, text }) => of === c && plain(text).includes(needle)),
            )
            .map(([c]) => c)
          expect((await find(at, needle)).sort(), needle).toEqual(expected.sort())
        }
        at.cache.db.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
