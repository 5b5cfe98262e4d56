/** Arrivals counted from the cache: which messages want work, and that a second look reads only what has moved. */
import { describe, expect, it } from 'vitest'
import { countedArrivals, lookAtArrivals, workOf } from '../../src/renderer/data/arrivals'
import type { Message } from '../../src/shared/domain/conversation/types'
import { conversation, message, one, rows, shop, stage, start } from './kit'

const HOUR = 3_600_000
const shops = [{ id: shop, code: 'NL', languages: ['fr'] }]
const at = (hours: number) => start + hours * HOUR

const filled = async () => {
  const stand = await stage()
  const put = (conversations: ReturnType<typeof conversation>[], messages: Message[]) =>
    stand.engine.writer.commit({ backendId: one, generation: 1, cursor: null, rows: rows({ conversations, messages }) })
  const look = (now: number, more: Partial<Parameters<typeof lookAtArrivals>[1]> = {}) =>
    lookAtArrivals(stand.cache, { shops, now, signal: new AbortController().signal, tell: () => undefined, ...more })
  return { ...stand, put, look }
}
const total = (series: Awaited<ReturnType<typeof lookAtArrivals>>): Record<string, number> =>
  Object.fromEntries(
    (series ?? []).map(({ language, shop: code, kind, counts }) => [
      `${language} ${code} ${kind}`,
      [...counts.values()].reduce((a, b) => a + b, 0),
    ]),
  )

describe('arrivals', () => {
  it('counts by language, shop, kind and hour; a language nobody knows is the shop’s first', async () => {
    const { put, look } = await filled()
    await put(
      [
        conversation(1, { language: 'de-DE', lastActivityAt: at(2) }),
        conversation(2, { language: null, lastActivityAt: at(1), status: 'resolved' }),
        conversation(3, { channel: 'chat', lastActivityAt: at(3) }),
        conversation(4, { status: 'spam', lastActivityAt: at(1) }),
      ],
      [
        message(1, 1, { at: at(0) }),
        message(2, 1, { at: at(0.1) }),
        message(3, 1, { at: at(1), kind: 'outgoing' }),
        message(4, 1, { at: at(2) }),
        message(5, 2, { at: at(1) }),
        message(6, 3, { at: at(3) }),
        message(7, 4, { at: at(1) }),
      ],
    )
    const series = await look(at(5))
    expect(total(series)).toEqual({ 'de NL mails': 2, 'fr NL mails': 1, 'de NL chats': 1 })
    const german = series?.find(({ language, kind }) => language === 'de' && kind === 'mails')
    expect([...(german?.counts.keys() ?? [])].sort()).toEqual([Math.floor(at(0) / HOUR), Math.floor(at(2) / HOUR)])
  })
  it('a second look reads what has moved since, and counts nothing twice', async () => {
    const { put, look } = await filled()
    const many = Array.from({ length: 80 }, (_one, n) => n + 1)
    await put(
      many.map((n) => conversation(n, { lastActivityAt: at(0) + n })),
      many.map((n) => message(n, n, { at: at(0) + n })),
    )
    expect(total(await look(at(1)))).toEqual({ 'de NL mails': 80 })
    await put(
      [conversation(7, { lastActivityAt: at(3), updatedAt: 2 })],
      [message(101, 7, { at: at(2), kind: 'outgoing' }), message(102, 7, { at: at(3) })],
    )
    const seen: number[] = []
    expect(total(await look(at(4), { tell: ({ total: of }) => seen.push(of) }))).toEqual({ 'de NL mails': 81 })
    expect(seen).toEqual([1])
  })
  it('tells how far it is, and keeps nothing of a look that was stopped', async () => {
    const { cache, put, look } = await filled()
    const many = Array.from({ length: 60 }, (_one, n) => n + 1)
    await put(
      many.map((n) => conversation(n, { lastActivityAt: at(0) + n })),
      many.map((n) => message(n, n, { at: at(0) + n })),
    )
    const ending = new AbortController()
    expect(await look(at(1), { signal: ending.signal, tell: () => ending.abort() })).toBeNull()
    expect(countedArrivals(cache)).toBeNull()
    expect(total(await look(at(1)))).toEqual({ 'de NL mails': 60 })
    expect(countedArrivals(cache)?.until).toBe(at(1))
  })
  it('a first look says the newest eight weeks, whole and nothing before them, while the year is still counted', async () => {
    const { put, look } = await filled()
    const recent = Array.from({ length: 30 }, (_one, n) => n + 1)
    const old = Array.from({ length: 60 }, (_one, n) => n + 101)
    const back = at(-100 * 24)
    await put(
      [
        ...recent.map((n) => conversation(n, { lastActivityAt: at(0) + n })),
        ...old.map((n) => conversation(n, { lastActivityAt: back + n })),
      ],
      [
        ...recent.flatMap((n) => [
          // Of one that moved lately a message of long ago is no part of the eight weeks.
          message(n * 10, n, { at: back }),
          message(n * 10 + 1, n, { at: back + 1, kind: 'outgoing' }),
          message(n * 10 + 2, n, { at: at(0) + n }),
        ]),
        ...old.map((n) => message(n * 10, n, { at: back + n })),
      ],
    )
    const said: unknown[] = []
    const whole = total(await look(at(1), { early: (series) => said.push(total(series)) }))
    expect(said).toEqual([{ 'de NL mails': 30 }])
    expect(whole).toEqual({ 'de NL mails': 120 })
    await look(at(2), { early: (series) => said.push(series) })
    expect(said).toHaveLength(1)
  })
  it('another word for a shop counts anew', async () => {
    const { put, look } = await filled()
    await put([conversation(1, { lastActivityAt: at(0) })], [message(1, 1, { at: at(0) })])
    await look(at(1))
    expect(total(await look(at(2), { shops: [{ id: shop, code: 'XX', languages: [] }] }))).toEqual({ 'de XX mails': 1 })
  })
})

describe('what of a conversation wants work', () => {
  const line = (hours: number, kind: string, deleted: 0 | 1 = 0) => ({ at: at(hours), kind, deleted })
  const hours = (channel: string, ...lines: ReturnType<typeof line>[]) => workOf({ channel }, lines).map((each) => (each.at - start) / HOUR)
  it('mail: the first, and each after an answer; notes, events and deleted ones are none', () => {
    expect(hours('email', line(0, 'incoming'), line(1, 'incoming'), line(2, 'note'), line(3, 'incoming'))).toEqual([0])
    expect(hours('whatsapp', line(0, 'incoming'), line(1, 'outgoing'), line(2, 'incoming', 1), line(3, 'incoming'))).toEqual([0, 3])
  })
  it('chat: whoever comes after an hour of silence', () => {
    expect(hours('chat', line(0, 'incoming'), line(0.2, 'outgoing'), line(0.3, 'incoming'), line(2, 'incoming'))).toEqual([0, 2])
  })
})
