/** What customers wrote, translated by the engine's lane and kept beside the message (in-memory IndexedDB). */
import { describe, expect, it } from 'vitest'
import { readRow } from '../../src/renderer/data/read/list'
import { readHit, searchAll } from '../../src/renderer/data/read/search'
import { readThread } from '../../src/renderer/data/read/thread'
import { writtenOf } from '../../src/renderer/features/conversation/reading'
import type { OutboxItem } from '../../src/shared/domain/outbox/types'
import { parseQuery } from '../../src/shared/domain/search/query'
import { cid, conversation, item, message, mid, one, policies, type Stage, shop, stage, start } from './kit'
import { begun, double, german, kept, put, reading, segment, steps } from './translationKit'

const time = { now: start, dayStart: (y: number, m: number, d: number) => Date.UTC(y, m - 1, d) }

describe('the lane', () => {
  it('translates what is due, once, and shows the newest in the list', async () => {
    const { s, asked } = await begun()
    await steps(s)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ purpose: 'read', from: 'de', to: 'en', urgency: 0, conversationId: cid(1), shopId: shop })
    expect(asked[0]?.segments.map(({ text }) => text)).toEqual(['Wo bleibt mein Paket?', 'Ich warte schon seit zwei Wochen.'])
    expect(asked[0]?.known.names).toContain('Customer 1')
    expect(await kept(s, 1)).toEqual({
      made: [
        {
          to: 'en',
          from: 'de',
          text: german.toUpperCase(),
          engines: ['Double'],
          demo: false,
          at: start,
          confidence: 0.9,
          troubles: [],
          missing: 0,
        },
      ],
      failed: null,
    })
    expect((await readRow(s.cache, cid(1)))?.read).toEqual({ text: german.toUpperCase(), to: 'en', from: 'de' })
    await steps(s)
    expect(asked).toHaveLength(1)
    const again = await s.restart()
    again.engine.setReading(reading())
    await steps(again)
    expect(asked).toHaveLength(1)
  })

  it('leaves alone what she reads, what the shop wrote, and what says nothing', async () => {
    const { s, asked } = await begun({
      conversations: [conversation(1), conversation(2, { language: 'en' })],
      messages: [
        message(1, 1, { text: 'ok 👍' }),
        message(2, 1, { kind: 'outgoing', text: 'Ist unterwegs.' }),
        message(3, 1, { text: 'Thanks a lot for the quick answer', language: 'en' }),
        message(4, 2, { text: 'Where is my order?', language: 'en' }),
      ],
    })
    await steps(s)
    expect(asked).toEqual([])
    s.engine.setReading(reading({}, ['de']))
    await put(s, { messages: [message(5, 1, { text: german })] })
    await steps(s)
    expect(asked).toEqual([])
    s.engine.setReading(reading())
    await steps(s)
    expect(asked).toHaveLength(1)
  })

  it('translates the customer’s own words, not the mail she quotes', async () => {
    const quoted = 'Am Montag schrieb Nordlicht: Ihr Paket ist unterwegs.'
    const { s, asked } = await begun({
      conversations: [conversation(1)],
      messages: [message(1, 1, { text: `${german}\n\n${quoted}`, quotedText: quoted })],
    })
    await steps(s)
    expect(asked[0]?.segments.map(({ text }) => text).join(' ')).toBe(german)
  })

  it('a shop that wants none gets none; one that does not want it ahead is asked for by a person', async () => {
    const { s, asked } = await begun()
    s.engine.setReading(reading({ on: false }))
    await steps(s)
    await s.engine.translate.ask(cid(1), null)
    expect(asked).toEqual([])
    s.engine.setReading(reading({ readAhead: false }))
    await steps(s)
    expect(asked).toEqual([])
    await s.engine.translate.ask(cid(1), null)
    expect(asked).toMatchObject([{ urgency: 1 }])
    expect((await kept(s, 1))?.made).toHaveLength(1)
  })

  it('is silent after an engine that is missing, until engines or policies change', async () => {
    const { s, asked, at } = await begun()
    at.fails = { code: 'noEngine', params: {} }
    await steps(s)
    expect(asked).toHaveLength(1)
    expect(await kept(s, 1)).toBeNull()
    await put(s, { messages: [message(2, 1, { text: 'Hallo? Ich warte noch immer auf eine Antwort.' })] })
    await steps(s)
    expect(asked).toHaveLength(1)
    s.engine.setReading(reading())
    await steps(s)
    expect(asked).toHaveLength(1)
    at.fails = null
    s.engine.setReading({ ...reading(), engines: 'one more' })
    await steps(s)
    expect((await kept(s, 1))?.made).toHaveLength(1)
    expect((await kept(s, 2))?.made).toHaveLength(1)
  })

  it('a person who waits is told why, and it is tried again at her word', async () => {
    const { s, at, asked } = await begun()
    at.fails = { code: 'budgetUsed', params: { engine: 'Double' } }
    await s.engine.task({ type: 'translate', backendId: one, conversationId: cid(1), messageId: null })
    expect((await kept(s, 1))?.failed).toEqual({ to: 'en', problem: at.fails, at: start })
    at.fails = null
    await s.engine.translate.ask(cid(1), null)
    expect(asked).toHaveLength(1)
    await s.engine.translate.ask(cid(1), mid(1))
    expect(await kept(s, 1)).toMatchObject({ failed: null, made: [{ to: 'en' }] })
  })

  it('what one text is at fault for stops no other, and sentences that failed stand as they were', async () => {
    const { s, at } = await begun({
      conversations: [conversation(1), conversation(2)],
      messages: [message(1, 1, { text: 'Unübersetzbar ist das hier.' }), message(2, 2, { text: `${german} Unübersetzbar ist das.` })],
    })
    at.answer = (text) => (text.startsWith('Unübersetzbar') ? segment(null) : segment(text.toUpperCase()))
    await steps(s)
    expect((await kept(s, 1))?.failed?.problem.code).toBe('notTranslated')
    expect((await kept(s, 2))?.made[0]).toMatchObject({ missing: 1, text: `${german.toUpperCase()} Unübersetzbar ist das.` })
  })

  it('keeps what an engine made while main said that engines are others, and does what was asked too early', async () => {
    const engine = double()
    const s: Stage = await stage({
      translate: async (request) => {
        s.engine.setReading({ ...reading(), engines: 'its abilities are known now' })
        return engine.translate(request)
      },
    })
    await put(s, { conversations: [conversation(1)], messages: [message(1, 1, { text: german })] })
    await s.engine.translate.ask(cid(1), null)
    expect(engine.asked).toEqual([])
    s.engine.setReading(reading())
    await s.engine.translate.ask(cid(1), null)
    expect(engine.asked).toMatchObject([{ urgency: 1 }])
    expect((await kept(s, 1))?.made).toHaveLength(1)
  })

  it('a message that changed while the engine was thinking gets nothing', async () => {
    const engine = double()
    const s = await stage({
      translate: async (request) => {
        await put(s, { messages: [message(1, 1, { text: 'Ich habe es gefunden, alles gut.', updatedAt: 2 })] })
        return engine.translate(request)
      },
    })
    await put(s, { conversations: [conversation(1)], messages: [message(1, 1, { text: german })] })
    s.engine.setReading(reading())
    await s.engine.translate.step()
    expect(await kept(s, 1)).toBeNull()
  })

  it('a message that was pulled again meanwhile, with a mark more, gets what was made of its words', async () => {
    const engine = double()
    const s = await stage({
      translate: async (request) => {
        await put(s, { messages: [message(1, 1, { text: german, updatedAt: 2, delivery: 'read' })] })
        return engine.translate(request)
      },
    })
    await put(s, { conversations: [conversation(1)], messages: [message(1, 1, { text: german })] })
    s.engine.setReading(reading())
    await s.engine.translate.ask(cid(1), null)
    expect((await kept(s, 1))?.made[0]?.text).toBe(german.toUpperCase())
  })

  it('takes what a person said of a language: of the message, and of the conversation', async () => {
    const { s, asked } = await begun()
    await steps(s)
    const say = (messageId: string | null, language: string) =>
      s.engine.setPolicies(
        policies({ words: [{ type: 'language', conversationId: cid(1), messageId: messageId as never, language, at: start }] }),
      )
    await say(mid(1), 'nl')
    await steps(s)
    expect(asked.at(-1)).toMatchObject({ from: 'nl' })
    expect((await kept(s, 1))?.made).toMatchObject([{ from: 'nl' }])
    await say(null, 'da')
    while (await s.engine.cases.step());
    expect((await readRow(s.cache, cid(1)))?.language).toBe('da')
    await steps(s)
    expect(asked.at(-1)).toMatchObject({ from: 'da' })
    await say(null, 'en')
    while (await s.engine.cases.step());
    await steps(s)
    expect(asked.at(-1)).toMatchObject({ from: 'da' })
    await s.engine.setPolicies(policies())
    while (await s.engine.cases.step());
    expect((await readRow(s.cache, cid(1)))?.language).toBe('de')
  })
})

describe('the search', () => {
  const find = async (s: Stage, text: string) => {
    while (await s.engine.index.step());
    const options = { limit: 10, signal: new AbortController().signal, onFound: () => undefined }
    return (await searchAll(s.cache, { query: parseQuery(text, time), shopIds: null }, options)).ids
  }

  it('finds a message by what it says in either language, and by none once it is gone', async () => {
    const { s, at } = await begun()
    at.answer = () => segment('My kingfisher parcel')
    await put(s, { conversations: [conversation(2)], messages: [message(2, 2, { text: 'Nur ein Gruß von uns allen.' })] })
    expect(await find(s, 'Wochen')).toEqual([cid(1)])
    expect(await find(s, 'kingfisher')).toEqual([])
    at.answer = (text) => segment(text.startsWith('Wo') ? 'My kingfisher parcel' : 'Greetings')
    await steps(s)
    expect(await find(s, 'kingfisher')).toEqual([cid(1)])
    expect(await find(s, 'Wochen')).toEqual([cid(1)])
    expect((await readHit(s.cache, cid(1), parseQuery('kingfisher', time).words))?.message?.id).toBe(mid(1))
    await put(s, { messages: [message(1, 1, { text: 'Hat sich erledigt, danke schön.', updatedAt: 2 })] })
    expect(await find(s, 'kingfisher')).toEqual([])
  })
})

describe('what she wrote', () => {
  const sentItem = (text: string, more: Partial<OutboxItem> = {}) =>
    item('k1', {
      state: { type: 'sent', at: start, messageId: mid(2) },
      effects: [
        {
          type: 'reply',
          text,
          files: [],
          language: 'de',
          translated: {
            from: 'en',
            to: 'de',
            source: 'Your parcel left yesterday.',
            engines: ['Double'],
            edited: 1,
            register: null,
            segments: [],
            known: { names: [], numbers: [] },
          },
        } as unknown as OutboxItem['effects'][number],
      ],
      ...more,
    })
  const reply = message(2, 1, { kind: 'outgoing', text: 'Ihr Paket ging gestern ab.' })
  const settled = async (s: Stage) => {
    await s.engine.written.step()
    return kept(s, 2)
  }

  it('stands beside her message once that has come, is shown and found', async () => {
    const { s } = await begun()
    await s.engine.putItem(sentItem(reply.text))
    expect(await settled(s)).toBeNull()
    await put(s, { messages: [reply] })
    expect(await settled(s)).toMatchObject({ made: [{ to: 'en', from: 'de', text: 'Your parcel left yesterday.' }], edited: 1 })
    const thread = await readThread(s.cache, cid(1), 10, start)
    const entry = thread?.entries.find((one) => one.type === 'message' && one.message.id === mid(2))
    expect(entry?.type === 'message' && writtenOf(entry.message, entry.translation)).toEqual({
      from: 'en',
      source: 'Your parcel left yesterday.',
      engines: ['Double'],
      edited: 1,
    })
  })
  it('goes to no message of another conversation, and to none that was deleted', async () => {
    const { s } = await begun({ conversations: [conversation(1), conversation(2)], messages: [message(1, 1, { text: german })] })
    await s.engine.putItem(sentItem(reply.text, { conversationId: cid(2) }))
    await put(s, { messages: [reply] })
    expect(await settled(s)).toBeNull()
    await s.engine.putItem(sentItem(reply.text))
    expect(await settled(s)).not.toBeNull()
  })
})
