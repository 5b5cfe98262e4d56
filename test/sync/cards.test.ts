/** Card numbers that customers send: hidden before anything is kept, and in what was kept before they were. */
import { describe, expect, it } from 'vitest'
import { searchAll } from '../../src/renderer/data/read/search'
import { tableNames } from '../../src/renderer/data/schema'
import { parseQuery } from '../../src/shared/domain/search/query'
import { cid, conversation, message, mid, one, rows, type Stage, stage, start } from './kit'

const card = '4111 1111 1111 1111'
const bare = '4111111111111111'
const written = () =>
  rows({
    conversations: [
      conversation(1, { subject: `My card ${card}`, preview: { text: `card: ${bare}`, by: 'customer', at: start + 5 } }),
      conversation(2),
    ],
    messages: [
      message(1, 1, {
        text: `Please charge my Visa ${card} now`,
        quotedText: `> ${bare}`,
        html: `<p>Please charge my Visa 4111&nbsp;1111 <b>1111</b> 1111 now</p>`,
        mail: { from: [], to: [], cc: [], bcc: [], replyTo: [], subject: `My card ${card}` },
      }),
      message(2, 2, { text: 'Nothing of that kind, order 1042' }),
    ],
  })

const indexed = async ({ engine }: Stage): Promise<void> => {
  while (await engine.index.step()) {}
}
/** All that this desk keeps, as somebody with its key would read it. */
const unsealed = async ({ cache }: Stage): Promise<string> => {
  let all = ''
  for (const name of tableNames) {
    for (const row of await cache.db[name].toArray()) {
      const { blob, ...clear } = row as { id: string; blob?: Uint8Array<ArrayBuffer> }
      all += JSON.stringify(clear)
      if (blob) all += new TextDecoder().decode((await cache.sealer.openBytes(name, { id: clear.id, blob }, one)) ?? new Uint8Array())
    }
  }
  return all
}
const digitsOf = (text: string) => text.replace(/&nbsp;|<[^>]*>|[ -]/g, '')
const found = async ({ cache }: Stage, typed: string): Promise<string[]> => {
  const query = parseQuery(typed, { now: start, dayStart: (y, m, d) => Date.UTC(y, m - 1, d) })
  const answer = await searchAll(
    cache,
    { query, shopIds: null },
    { limit: 10, signal: new AbortController().signal, onFound: () => undefined },
  )
  return answer.ids
}

describe('what customers send', () => {
  it('is kept without the numbers: text, letter, quote, subject, preview, list row and index', async () => {
    const at = await stage()
    await at.engine.writer.setCursor(one, (was) => was)
    await at.engine.writer.commit({ backendId: one, rows: written(), generation: 1, cursor: null })
    await indexed(at)
    const kept = await unsealed(at)
    expect(kept).toContain('order 1042')
    expect(digitsOf(kept)).not.toContain(bare)
    expect(digitsOf(kept)).toContain('••••••••••••1111')
    expect(await found(at, 'visa')).toEqual([cid(1)])
    expect(await found(at, bare)).toEqual([])
    const row = await at.cache.db.messages.get(mid(1))
    expect(row && (await at.cache.sealer.open('messages', row))).toMatchObject({ cardMasks: 3 })
  })
  it('is kept without them too where it is prepared while another page is written', async () => {
    const at = await stage()
    at.backends.get(one)?.changes.push(written())
    await at.engine.setBackends([{ id: one, paused: false, me: null } as never])
    await at.engine.pullAll()
    expect(digitsOf(await unsealed(at))).not.toContain(bare)
  })
  it('the same page again is no news', async () => {
    const at = await stage()
    await at.engine.writer.setCursor(one, (was) => was)
    for (let time = 0; time < 2; time += 1) await at.engine.writer.commit({ backendId: one, rows: written(), generation: 1, cursor: null })
    const before = await at.cache.db.messages.toArray()
    await at.engine.writer.commit({ backendId: one, rows: written(), generation: 1, cursor: null })
    expect(await at.cache.db.messages.toArray()).toEqual(before)
  })
})

/** A cache as the program before left it: the rows sealed as they came. */
const asItWas = async (at: Stage) => {
  await at.engine.writer.setCursor(one, (was) => was)
  await at.engine.writer.commit({
    backendId: one,
    rows: rows({ conversations: [conversation(1), conversation(2)] }),
    generation: 1,
    cursor: null,
  })
  const { db, sealer } = at.cache
  const page = written()
  for (const { html, ...body } of page.messages) {
    const { id, conversationId } = body
    const columns = { home: conversationId, kind: body.kind, updatedAt: 1, deleted: 0, language: 'de', generation: 1 } as const
    const blob = await sealer.seal('messages', { id, backendId: one, value: body })
    await db.messages.put({ id, conversationId, at: body.at, ...columns, html: html === null ? 0 : 1, blob })
    if (html !== null) await db.messageHtml.put({ id, blob: await sealer.seal('messageHtml', { id, backendId: one, value: html }) })
  }
  for (const value of page.conversations) {
    const old = await db.bodies.get(value.id)
    const newest = { id: mid(1), at: start + 1, by: 'customer', text: `Please charge my Visa ${card} now` }
    const secret = { conversation: value, newest: value.id === cid(1) ? newest : null, newestIncomingAt: start + 1 }
    if (old) await db.bodies.put({ ...old, blob: await sealer.seal('bodies', { id: value.id, backendId: one, value: secret }) })
  }
  await at.engine.writer.refresh([cid(1), cid(2)])
  await db.searchTodo.put({ id: `${one}~0`, conversations: [cid(1), cid(2)], hashes: [] })
  await indexed(at)
}

describe('what was kept before', () => {
  it('loses the numbers by and by, in the index too, and is looked through once', async () => {
    const at = await stage()
    await asItWas(at)
    expect(digitsOf(await unsealed(at))).toContain(bare)
    expect(await found(at, bare)).toEqual([cid(1)])
    await at.engine.cards.setBackends([one])
    while (await at.engine.cards.step()) {}
    expect(await found(at, bare)).toEqual([])
    await indexed(at)
    expect(digitsOf(await unsealed(at))).not.toContain(bare)
    expect(await found(at, 'visa')).toEqual([cid(1)])
    const rows = await at.cache.db.messages.toArray()
    const again = await at.restart()
    await again.engine.cards.setBackends([one])
    expect(await again.engine.cards.step()).toBe(false)
    expect(await again.cache.db.messages.toArray()).toEqual(rows)
  })
  it('goes on after an end at any moment', async () => {
    let at = await stage()
    await asItWas(at)
    for (let steps = 0; steps < 20; steps += 1) {
      at = await at.restart()
      await at.engine.cards.setBackends([one])
      if (!(await at.engine.cards.step())) break
    }
    await indexed(at)
    expect(digitsOf(await unsealed(at))).not.toContain(bare)
  })
  it('is nothing at a backend that begins now: there is no mark to go through', async () => {
    const at = await stage()
    await at.engine.cards.setBackends([one])
    expect(await at.engine.cards.step()).toBe(false)
    expect(await at.cache.db.sets.count()).toBe(1)
  })
})
