import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIds, compareMessages, lineOf, previewOf, replaces, resolveMerged } from './merge'
import type { Conversation, Message } from './types'

const message = (more: Partial<Message>): Message =>
  ({ id: 'b~m~1', at: 1, kind: 'incoming', text: 'hi', attachments: [], deleted: false, ...more }) as Message

describe('merging', () => {
  it('counts numbers in ids', () => {
    expect(['b~m~10', 'b~m~9', 'b~m~9a', 'b~m~090'].sort(compareIds)).toEqual(['b~m~9', 'b~m~9a', 'b~m~10', 'b~m~090'])
    expect(
      [
        { at: 2, id: 'x~1' },
        { at: 1, id: 'x~10' },
        { at: 1, id: 'x~9' },
      ]
        .sort(compareMessages)
        .map((each) => each.id),
    ).toEqual(['x~9', 'x~10', 'x~1'])
  })
  it('orders ids totally', () => {
    const id = fc.stringMatching(/^[a0-2~]{0,6}$/)
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareIds(a, b)) + Math.sign(compareIds(b, a))).toBe(0)
        expect(compareIds(a, b) === 0).toBe(a === b)
        if (compareIds(a, b) < 0 && compareIds(b, c) < 0) expect(compareIds(a, c)).toBeLessThan(0)
      }),
    )
  })
  it('an older version never replaces a newer one', () => {
    expect([replaces(1, 2), replaces(2, 2), replaces(3, 2), replaces(0, undefined)]).toEqual([false, true, true, true])
  })
  it('events and deleted messages make no line', () => {
    expect(lineOf(message({ kind: 'event' }))).toBeNull()
    expect(lineOf(message({ deleted: true }))).toBeNull()
    expect(lineOf(message({ text: ' ', attachments: [{ name: 'photo.png' } as never] }))?.text).toBe('photo.png')
  })
  it('cuts a line at a whole character', () => {
    for (let before = 150; before < 170; before += 1) {
      const text = lineOf(message({ text: `${'a'.repeat(before)}${'😀'.repeat(20)}` }))?.text ?? ''
      // A lone half would make this throw.
      expect(() => encodeURIComponent(text)).not.toThrow()
      expect(text.length).toBeLessThanOrEqual(160)
    }
  })
  it('takes the newer of the backend preview and the newest message', () => {
    const line = { id: 'm', at: 5, by: 'shop' as const, text: 'line' }
    const of = (at: number | null) => ({ preview: at === null ? null : { text: 'own', by: 'customer', at } }) as Conversation
    expect(previewOf(of(6), line)?.text).toBe('own')
    expect(previewOf(of(5), line)?.text).toBe('own')
    expect(previewOf(of(4), line)?.text).toBe('line')
    expect(previewOf(of(null), line)?.text).toBe('line')
    expect(previewOf(of(null), null)).toBeNull()
  })
  it('follows mergers, and a ring of them ends at one place from everywhere', () => {
    const chain: Record<string, string> = { a: 'b', b: 'c' }
    expect(resolveMerged('a', (id) => chain[id] ?? null)).toBe('c')
    const ring: Record<string, string> = { x: 'c', c: 'a', a: 'b', b: 'c' }
    expect(['x', 'a', 'b', 'c'].map((id) => resolveMerged(id, (at) => ring[at] ?? null))).toEqual(['a', 'a', 'a', 'a'])
  })
})
