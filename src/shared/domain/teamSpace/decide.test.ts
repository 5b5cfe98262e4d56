import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type Standing } from './decide'

/** A thing of two fields, each merged by itself. */
interface Thing {
  a: number
  b: number
}
const same = (x: Thing, y: Thing) => x.a === y.a && x.b === y.b
const merge = (base: Thing, mine: Thing, theirs: Thing) => {
  const clashes: string[] = []
  const field = (name: keyof Thing) => {
    if (mine[name] !== base[name] && theirs[name] !== base[name] && mine[name] !== theirs[name]) clashes.push(name)
    return mine[name] === base[name] ? theirs[name] : mine[name]
  }
  return { merged: { a: field('a'), b: field('b') }, clashes }
}
const by = (standing: Standing<Thing>) => decide(standing, same, merge)
const o = (a: number, b = 0): Thing => ({ a, b })

describe('one shared thing', () => {
  it.each<[string, Standing<Thing>, ReturnType<typeof by>]>([
    ['nothing happened', { base: o(1), mine: o(1), theirs: 'unchanged' }, { do: 'nothing' }],
    ['made here', { base: null, mine: o(1), theirs: null }, { do: 'put', thing: o(1) }],
    ['made there', { base: null, mine: null, theirs: o(1) }, { do: 'take', thing: o(1) }],
    ['changed here', { base: o(1), mine: o(2), theirs: 'unchanged' }, { do: 'put', thing: o(2) }],
    ['changed there', { base: o(1), mine: o(1), theirs: o(2) }, { do: 'take', thing: o(2) }],
    ['taken away here', { base: o(1), mine: null, theirs: 'unchanged' }, { do: 'delete' }],
    ['taken away there', { base: o(1), mine: o(1), theirs: null }, { do: 'take', thing: null }],
    ['taken away on both', { base: o(1), mine: null, theirs: null }, { do: 'take', thing: null }],
    ['the same change on both', { base: o(1), mine: o(2), theirs: o(2) }, { do: 'take', thing: o(2) }],
    ['two fields, one each', { base: o(1, 1), mine: o(2, 1), theirs: o(1, 2) }, { do: 'put', thing: o(2, 2) }],
    ['one field, both', { base: o(1), mine: o(2), theirs: o(3) }, { do: 'conflict', theirs: o(3) }],
    ['changed here, taken away there', { base: o(1), mine: o(2), theirs: null }, { do: 'conflict', theirs: null }],
    ['taken away here, changed there', { base: o(1), mine: null, theirs: o(2) }, { do: 'take', thing: o(2) }],
    ['made on both', { base: null, mine: o(1), theirs: o(2) }, { do: 'conflict', theirs: o(2) }],
  ])('%s', (_what, standing, wanted) => expect(by(standing)).toEqual(wanted))

  it('loses no hand’s change, whatever the three are', () => {
    const thing = fc.option(fc.record({ a: fc.integer({ min: 0, max: 2 }), b: fc.integer({ min: 0, max: 2 }) }), { nil: null })
    fc.assert(
      fc.property(thing, thing, thing, (base, mine, theirs) => {
        const answer = by({ base, mine, theirs })
        const wrote = (one: Thing | null) => one !== null && !(base !== null && same(one, base))
        // What is written over there, or taken in here, or set beside the other: a hand's text stands in one of them.
        const stays = [
          answer.do === 'put' ? answer.thing : null,
          answer.do === 'take' ? answer.thing : null,
          answer.do === 'conflict' ? mine : null,
          answer.do === 'conflict' ? answer.theirs : null,
          answer.do === 'nothing' ? mine : null,
        ]
        const holds = (one: Thing) =>
          stays.some(
            (kept) => kept !== null && (['a', 'b'] as const).every((name) => kept[name] === one[name] || one[name] === base?.[name]),
          )
        if (mine && wrote(mine)) expect(holds(mine), JSON.stringify({ base, mine, theirs, answer })).toBe(true)
        if (theirs && wrote(theirs)) expect(holds(theirs), JSON.stringify({ base, mine, theirs, answer })).toBe(true)
      }),
    )
  })
})
