import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EARLIER_MOST, follow, lostLetters, type Trace } from './earlier'
import { draft } from './outbox.fixture'
import type { OutboxRecord } from './records'
import { nothing, reduce, snapshot } from './reduce'
import type { Draft, EarlierText } from './types'

const long = 'Dear customer, your parcel left our house this morning.'
/** Saves one text after the other, a second apart; answers what was kept. */
const write = (...texts: (string | Draft)[]): string[] => {
  let trace: Trace | null = null
  const kept: EarlierText[] = []
  texts.forEach((text, at) => {
    const next = typeof text === 'string' ? draft('a', text) : text
    const step = follow(trace, next, kept.at(-1) ?? null, at * 1_000)
    trace = step.trace
    if (step.keep) kept.push({ id: next.id, at, ...step.keep })
  })
  return kept.map((one) => one.draft.text)
}
const letters = (text: string) => [...text].map((_, at) => text.slice(0, at + 1))

describe('earlier forms of a text', () => {
  it('are not kept while one only writes on, or mends a word', () => {
    expect(write(...letters(long), long.replace('parcel', 'parzel'), long)).toEqual([])
  })
  it('are kept where much is replaced at once', () => {
    expect(write(...letters(long), 'No.')).toEqual([long])
  })
  it('are kept once where much is taken out letter by letter', () => {
    expect(write(...letters(long), ...letters(long).reverse(), '')).toEqual([long])
  })
  it('are kept for a file that was taken out', () => {
    const file = { fileId: 'x'.repeat(22), name: 'a.png', mime: 'image/png', size: 1 }
    expect(write({ ...draft('a', 'See'), files: [file] }, 'See')).toEqual(['See'])
  })
  it('lose no text of some length, whatever is done to it', () => {
    const edits = fc.array(fc.record({ from: fc.nat(80), to: fc.nat(80), put: fc.string({ maxLength: 12 }) }), { maxLength: 25 })
    fc.assert(
      fc.property(edits, (list) => {
        const forms = [long]
        for (const { from, to, put } of list) {
          const text = forms.at(-1) ?? ''
          forms.push(text.slice(0, Math.min(from, to)) + put + text.slice(Math.max(from, to)))
        }
        const kept = write(...forms)
        const standing = [...kept, forms.at(-1) ?? '']
        // The first text is either kept or what stands lacks less than twenty letters of some kept form's way to it.
        if (lostLetters(long, forms[1] ?? long) >= 20) expect(standing.some((text) => text.includes(long))).toBe(true)
      }),
    )
  })
  it('counts what lies between the common beginning and end', () => {
    expect(lostLetters('abcdef', 'abXef')).toBe(2)
    expect(lostLetters('aaa', 'aa')).toBe(1)
    expect(lostLetters('', 'abc')).toBe(0)
  })
  it('stand again after a restart, the newest of a place', () => {
    const records = Array.from(
      { length: EARLIER_MOST + 5 },
      (_, at): OutboxRecord => ({
        type: 'earlier',
        text: { id: `form-${at}` as Draft['id'], draft: draft('a', `text ${at}`), at, why: 'replaced' },
      }),
    )
    const state = reduce(nothing, snapshot(reduce(nothing, records)))
    expect([...state.earlier.keys()]).toHaveLength(EARLIER_MOST)
    expect([...state.earlier.keys()][0]).toBe('form-5')
  })
})
