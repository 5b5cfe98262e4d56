import { describe, expect, it } from 'vitest'
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { ThreadEntry } from '../../data/types'
import { countNew, endsWithOwn } from './arrivals'
import { firstPart, piecesOf, plainSuffices } from './messageText'
import { dayNamer, itemsOf } from './threadItems'

const message = (id: string, more: object = {}): ThreadEntry =>
  ({
    type: 'message',
    message: { id, at: 0, kind: 'incoming', author: { kind: 'customer', id: 'u', name: 'Mia' }, deleted: false, ...more },
  }) as unknown as ThreadEntry
const outgoing = (key: string, committedAt = 0): ThreadEntry => ({ type: 'outgoing', item: { key, committedAt } }) as unknown as ThreadEntry
const at = (key: string, time = 0) => ({ key, at: time })
const utc = (text: string) => Date.parse(`${text}Z`)

describe('days', () => {
  it('parts the thread by the days of the agent, not of UTC', () => {
    const entries = [message('a', { at: utc('2026-11-20T15:30:00') }), message('b', { at: utc('2026-11-20T16:30:00') })]
    const shape = (zone: string) => itemsOf(entries, dayNamer(zone)).map((item) => (item.type === 'day' ? 'day' : item.key))
    expect(shape('Asia/Manila')).toEqual(['day', 'a', 'day', 'b'])
    expect(shape('Europe/Berlin')).toEqual(['day', 'a', 'b'])
  })
  it('keeps one day of 25 hours together and gives every row a key of its own', () => {
    const entries = [0, 1, 2, 3].map((hour) => message(String(hour), { at: utc('2026-10-24T23:30:00') + hour * 3_600_000 }))
    expect(itemsOf(entries, dayNamer('Europe/Berlin')).filter(({ type }) => type === 'day')).toHaveLength(1)
    const jumps = [message('a', { at: 0 }), message('b', { at: 9e8 }), message('c', { at: 0 })]
    const keys = itemsOf(jumps, dayNamer('UTC')).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('what is new below', () => {
  const seen = [message('a'), message('b')]
  it('counts messages of others only', () => {
    const entries = [
      ...seen,
      message('c'),
      message('d', { kind: 'event' }),
      message('e', { deleted: true }),
      message('f', { kind: 'outgoing', author: { kind: 'agent', id: 'me', name: 'I' } }),
      message('g', { kind: 'outgoing', author: { kind: 'agent', id: 'ana', name: 'Ana' } }),
      outgoing('k'),
    ]
    expect(countNew(entries, at('b'), 'me')).toBe(2)
    expect(countNew(entries, at('g'), 'me')).toBe(0)
    expect(countNew(entries, null, 'me')).toBe(0)
  })
  it('goes by time where the last one seen is gone: fifty arrivals push it out of the window', () => {
    const window = [message('y', { at: 5 }), message('z', { at: 6 })]
    expect(countNew(window, at('x', 4), null)).toBe(2)
    expect(countNew(window, at('x', 6), null)).toBe(0)
  })
  it('knows the agent has just written', () => {
    expect(endsWithOwn([...seen, outgoing('k')], at('b'))).toBe(true)
    expect(endsWithOwn([...seen, outgoing('k')], at('k'))).toBe(false)
  })
})

describe('words of a message', () => {
  it('cuts off the quote, whether or not the text still holds it', () => {
    const quotedText = '> old\n> words'
    expect(ownText({ text: 'New\n\n> old\n> words\n', quotedText })).toBe('New')
    expect(ownText({ text: 'New', quotedText })).toBe('New')
    expect(ownText({ text: 'New', quotedText: null })).toBe('New')
  })
  it('never cuts through a character', () => {
    expect(firstPart('ab🎉', 3)).toBe('ab')
    expect(firstPart('ab🎉', 4)).toBe('ab🎉')
  })
  it('finds links and leaves the sentence its marks', () => {
    const urls = (text: string) => piecesOf(text).flatMap((piece) => (piece.type === 'link' ? piece.url : []))
    expect(urls('See https://a.example/x?y=1, (https://b.example/c_(d)) and https://c.example.')).toEqual([
      'https://a.example/x?y=1',
      'https://b.example/c_(d)',
      'https://c.example',
    ])
    expect(urls('这里：https://d.example/路径。谢谢 javascript:alert(1) https://')).toEqual(['https://d.example/路径'])
    const text = 'a https://b.example c'
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})

describe('plain text instead of HTML', () => {
  const say = (text: string, html: string, quotedText: string | null = null) => plainSuffices({ text, html, quotedText })
  it('suffices where it says the same', () => {
    expect(say('Hello Mia & Max', '<html><head><style>p{color:red}</style></head><p>Hello <b>Mia</b> &amp; M&#97;x</p>')).toBe(true)
    expect(say('Neu', '<p>Neu</p><blockquote>alt und lang</blockquote>', 'alt und lang')).toBe(true)
    expect(say('x', '')).toBe(true)
  })
  it('does not where words or pictures would be missing', () => {
    expect(say('View in your browser', '<p>Order 1042 was shipped on Monday with DHL</p>')).toBe(false)
    expect(say('', '<p>Hi</p>')).toBe(false)
    expect(say('photo', '<p>photo</p><img src="cid:a">')).toBe(false)
  })
})
