import { describe, expect, it } from 'vitest'
import { gapText, openGapsOf } from './gaps'

describe('open gaps', () => {
  it('are found again where they were written', () => {
    const text = `Your parcel ${gapText('parcel.number')} is at ${gapText('parcel.lastScan.place')}.`
    expect(openGapsOf(text).map(({ from, to, variable }) => [text.slice(from, to), variable])).toEqual([
      ['[[parcel.number]]', 'parcel.number'],
      ['[[parcel.lastScan.place]]', 'parcel.lastScan.place'],
    ])
  })
  it.each([
    ['numbered ones of approved templates', 'Hello [[1]], order [[2]]', 2],
    ['the last key that broke one', 'Hello [[customer.name] you', 0],
    ['a footnote', 'see [1] and [a]', 0],
    ['a wiki link with spaces', 'see [[Front page]]', 0],
    ['nothing between', '[[]] [[.]] [[a.]]', 0],
    ['one in Arabic text', 'مرحبا [[customer.name]]، شكرا', 1],
    ['one within brackets', '[[[order.number]]]', 1],
  ])('%s', (_title, text, count) => expect(openGapsOf(text)).toHaveLength(count))
})
