import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { answerOf, attend, type LiveSource } from '../../src/renderer/data/live'
import { type Cache, closeCache } from '../../src/renderer/data/openCache'
import { viewIds } from '../../src/renderer/data/read/list'
import { openThread, rawThread } from '../../src/renderer/data/read/thread'
import type { Thread } from '../../src/renderer/data/types'
import { cid, conversation, message, mid, one, rows, stage, start } from './kit'

const filled = async () => {
  const at = await stage({})
  // Live queries look for an IndexedDB of the page itself.
  Dexie.dependencies.indexedDB = at.idb.indexedDB
  await at.engine.writer.setMe(one, 'me')
  await at.engine.writer.commit({
    backendId: one,
    rows: rows({
      conversations: [conversation(1), conversation(2)],
      messages: [message(1, 1, { text: 'first' }), message(2, 1, { text: 'second' }), message(3, 2)],
    }),
    generation: 1,
    cursor: null,
  })
  return at
}

const until = async (ready: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !ready(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(ready()).toBe(true)
}

const counted = () => {
  const asked = { times: 0 }
  const source: LiveSource<string[], number> = {
    raw: (cache) => {
      asked.times += 1
      return viewIds(cache, { kind: 'all' }, 10)
    },
    open: (_cache, ids) => Promise.resolve(ids.length),
  }
  return { asked, source }
}

describe('a question that several follow', () => {
  it('is read once, and who comes later has its answer at once', async () => {
    const { cache } = await filled()
    const { asked, source } = counted()
    const first: number[] = []
    const second: number[] = []
    const ends = [attend(cache, 'all', source, (count) => first.push(count))]
    await until(() => first.length === 1)
    ends.push(attend(cache, 'all', source, (count) => second.push(count)))
    expect(second).toEqual([2])
    expect(answerOf<number>(cache, 'all')).toBe(2)
    expect(asked.times).toBe(1)
    for (const end of ends) end()
  })

  it('goes on for those who stay, and for nobody once all have left', async () => {
    const { cache, engine } = await filled()
    const { asked, source } = counted()
    const heard: number[] = []
    const leave = attend(cache, 'all', source, () => undefined)
    const stay = attend(cache, 'all', source, (count) => heard.push(count))
    await until(() => heard.length === 1)
    leave()
    await engine.writer.commit({ backendId: one, rows: rows({ conversations: [conversation(3)] }), generation: 1, cursor: null })
    await until(() => heard.at(-1) === 3)
    stay()
    await until(() => cache.lives.size === 0)
    const before = asked.times
    await engine.writer.commit({ backendId: one, rows: rows({ conversations: [conversation(4)] }), generation: 1, cursor: null })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(asked.times).toBe(before)
    expect(heard.at(-1)).toBe(3)
  })

  it('is kept for whoever leaves and comes again in the same breath', async () => {
    const { cache } = await filled()
    const { asked, source } = counted()
    const heard: number[] = []
    const end = attend(cache, 'all', source, (count) => heard.push(count))
    await until(() => heard.length === 1)
    end()
    attend(cache, 'all', source, (count) => heard.push(count))()
    expect(heard).toEqual([2, 2])
    expect(asked.times).toBe(1)
  })

  it('is read seldom where that is dear, and yet hears of the last change', async () => {
    const { cache, engine } = await filled()
    const { asked, source } = counted()
    const heard: number[] = []
    const end = attend(cache, 'all', { ...source, restMs: 150 }, (count) => heard.push(count))
    await until(() => heard.length === 1)
    for (let n = 3; n < 10; n += 1)
      await engine.writer.commit({ backendId: one, rows: rows({ conversations: [conversation(n)] }), generation: 1, cursor: null })
    await until(() => heard.at(-1) === 9)
    expect(asked.times).toBeLessThan(6)
    // And it goes on to be live.
    await engine.writer.commit({ backendId: one, rows: rows({ conversations: [conversation(10)] }), generation: 1, cursor: null })
    await until(() => heard.at(-1) === 10)
    end()
  })

  it('is forgotten with its answer when the desk locks', async () => {
    const { cache } = await filled()
    const { source } = counted()
    const heard: number[] = []
    attend(cache, 'all', source, (count) => heard.push(count))
    await until(() => heard.length === 1)
    const live = cache.lives.get('all')
    closeCache(cache)
    expect(cache.lives.size).toBe(0)
    expect(live?.answer).toBeNull()
    expect(answerOf(cache, 'all')).toBeNull()
  })
})

describe('a thread that is read again', () => {
  const read = async (cache: Cache, was: Thread | null) => {
    const thread = await openThread(cache, await rawThread(cache, cid(1), 50), 50, start, was)
    if (!thread) throw new Error('no thread')
    return thread
  }

  it('is the same object where nothing changed', async () => {
    const { cache } = await filled()
    const first = await read(cache, null)
    expect(first.entries).toHaveLength(2)
    expect(await read(cache, first)).toBe(first)
  })

  it('renews what changed, and nothing else', async () => {
    const { cache, engine } = await filled()
    const first = await read(cache, null)
    await engine.writer.commit({
      backendId: one,
      rows: rows({ messages: [message(2, 1, { text: 'second, mended', updatedAt: start + 9 })] }),
      generation: 1,
      cursor: null,
    })
    const second = await read(cache, first)
    const at = (thread: Thread, n: number) => thread.entries.find((entry) => entry.type === 'message' && entry.message.id === mid(n))
    expect(at(second, 1)).toBe(at(first, 1))
    expect(at(second, 2)).not.toBe(at(first, 2))
    expect(at(second, 2)).toMatchObject({ message: { text: 'second, mended' } })
  })

  it('takes over a changed head with the same messages', async () => {
    const { cache, engine } = await filled()
    const first = await read(cache, null)
    await engine.writer.commit({
      backendId: one,
      rows: rows({ conversations: [conversation(1, { subject: 'another', updatedAt: start + 9 })] }),
      generation: 1,
      cursor: null,
    })
    const second = await read(cache, first)
    expect(second.conversation.subject).toBe('another')
    expect(second.entries).toBe(first.entries)
  })
})
