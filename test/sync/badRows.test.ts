/** Rows that are valid by the contract and hostile all the same: the engine writes them, and what comes with and after them. */
import { describe, expect, it, vi } from 'vitest'
import { readRows, viewIds } from '../../src/renderer/data/read/list'
import { readThread } from '../../src/renderer/data/read/thread'
import type { Conversation, Message } from '../../src/shared/domain/conversation/types'
import { backend, cid, conversation, customer, message, one, rows, stage, start, two } from './kit'

const texts = [
  '',
  '\u0000',
  '\ud83d',
  '\udc00x',
  '\u202e\ufeff',
  '<script>alert(1)</script>',
  '__proto__',
  'x'.repeat(1_000_000),
  'ﷺ'.repeat(5_000),
]
const settled = (test: () => void | Promise<void>) => vi.waitFor(test, { timeout: 8_000, interval: 10 })

describe('the engine under hostile rows', () => {
  it.each(texts.map((text, at) => [at, text] as const))('text %i: the row stands, and so do its neighbours', async (_at, text) => {
    const at = await stage()
    const hostile: Partial<Conversation> = { subject: text, customerName: text, labels: [text.slice(0, 200)] }
    const words: Partial<Message> = { text, html: text, author: { kind: 'customer', id: null, name: text } }
    at.backends.get(one)?.changes.push(
      rows({
        conversations: [conversation(1), conversation(2, hostile), conversation(3)],
        messages: [message(1, 1), message(2, 2, words), message(3, 3)],
        customers: [customer(1, { name: text, facts: [] })],
      }),
      rows({ conversations: [conversation(4)] }),
    )
    at.backends.get(two)?.changes.push(rows({ conversations: [conversation(5, {}, two)] }))
    await at.engine.setBackends([backend(one), backend(two)])
    await settled(async () => expect((await viewIds(at.cache, { kind: 'all' }, 100)).length).toBe(5))
    const shown = await readRows(at.cache, [cid(1), cid(2), cid(3)])
    expect([shown.get(cid(1))?.subject, shown.get(cid(3))?.subject]).toEqual(['Subject 1', 'Subject 3'])
    expect(shown.has(cid(2))).toBe(true)
    at.engine.stop()
  })

  it.each([0, -1, 8_640_000_000_000_001, Number.MAX_SAFE_INTEGER, 0.5])('a time of %d stops nothing', async (time) => {
    const at = await stage()
    at.backends.get(one)?.changes.push(
      rows({
        conversations: [
          conversation(1, { lastActivityAt: time, waitingSinceAt: time, snoozedUntilAt: time, createdAt: time }),
          conversation(2),
        ],
        messages: [message(1, 1, { at: time })],
      }),
      rows({ conversations: [conversation(3)] }),
    )
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect((await viewIds(at.cache, { kind: 'all' }, 100)).length).toBe(3))
    at.engine.stop()
  })

  it('takes messages of a conversation nobody knows, and the same row many times over', async () => {
    const at = await stage()
    const again = Array.from({ length: 50 }, () => conversation(1))
    const same = Array.from({ length: 50 }, () => message(1, 1))
    at.backends
      .get(one)
      ?.changes.push(
        rows({ conversations: again, messages: [...same, message(9, 77, { at: start })] }),
        rows({ conversations: [conversation(2)] }),
      )
    await at.engine.setBackends([backend(one)])
    await settled(async () => expect((await viewIds(at.cache, { kind: 'all' }, 100)).length).toBe(2))
    expect(JSON.stringify(await readThread(at.cache, cid(1), 100, start)).match(/Text 1"/g)?.length).toBe(1)
    at.engine.stop()
  })
})
