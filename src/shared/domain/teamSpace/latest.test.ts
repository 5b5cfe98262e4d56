import { describe, expect, it } from 'vitest'
import { mergeLatest, takenAwayKeptMs, type Word } from './latest'

const now = 10_000_000_000
const word = (id: string, at: number, thing: string | null): Word<string> => ({ id, at, thing })
const ids = (words: readonly Word<string>[]) => words.map(({ id, thing }) => `${id}${thing === null ? '-' : `=${thing}`}`)

describe('the later word counts', () => {
  it.each<[string, Word<string>[], Word<string>[], string[], boolean, string[]]>([
    ['new here', [], [word('a', 1, 'x')], ['a=x'], true, []],
    ['new there', [word('a', 1, 'x')], [], ['a=x'], false, ['a=x']],
    ['the same', [word('a', 1, 'x')], [word('a', 1, 'x')], ['a=x'], false, []],
    ['later here', [word('a', 1, 'x')], [word('a', 2, 'y')], ['a=y'], true, []],
    ['later there', [word('a', 2, 'y')], [word('a', 1, 'x')], ['a=y'], false, ['a=y']],
    ['at once, in two ways', [word('a', 1, 'x')], [word('a', 1, 'y')], ['a=x'], false, []],
    ['taken away there', [word('a', now - 1, null)], [word('a', 1, 'x')], ['a-'], false, ['a-']],
    ['taken away here', [word('a', 1, 'x')], [word('a', now - 1, null)], ['a-'], true, []],
    ['taken away there, changed here since', [word('a', 1, null)], [word('a', now - 1, 'x')], ['a=x'], true, []],
    ['taken away and never here', [word('a', now - 1, null)], [], ['a-'], false, []],
    ['taken away here and never there', [], [word('a', now - 1, null)], ['a-'], true, []],
    ['taken away long ago', [word('a', now - takenAwayKeptMs - 1, null)], [], [], true, []],
    ['taken away here long ago', [], [word('a', now - takenAwayKeptMs - 1, null)], [], false, []],
    ['from a clock two days ahead', [word('a', now + 2 * 86_400_000, 'x')], [], ['a=x'], false, []],
    ['twice in one file', [word('a', 1, 'x'), word('a', 2, 'y')], [], ['a=y'], true, ['a=y']],
  ])('%s', (_name, there, here, all, changed, take) => {
    const merged = mergeLatest(there, here, now)
    expect([ids(merged.all), merged.changed, ids(merged.take)]).toEqual([all, changed, take])
  })

  it('brings any desks, in any order, to the same', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    for (let run = 0; run < 300; run += 1) {
      const desks = Array.from({ length: 3 }, () => new Map<string, Word<string>>())
      let file: Word<string>[] = []
      let time = now - 1_000
      for (let step = 0; step < 25; step += 1) {
        const desk = desks[next(3)] as Map<string, Word<string>>
        const id = 'abcd'[next(4)] as string
        if (next(2) === 0) {
          time += 1
          if (next(4) > 0) desk.set(id, word(id, time, `${run}.${step}`))
          else if (desk.has(id)) desk.set(id, word(id, time, null))
        } else {
          const merged = mergeLatest(file, [...desk.values()], now)
          file = merged.all
          for (const one of merged.take) desk.set(one.id, one)
        }
      }
      for (let round = 0; round < 2; round += 1)
        for (const desk of desks) {
          const merged = mergeLatest(file, [...desk.values()], now)
          file = merged.all
          for (const one of merged.take) desk.set(one.id, one)
        }
      const living = (desk: Map<string, Word<string>>) => ids([...desk.values()].filter(({ thing }) => thing !== null)).sort()
      expect(living(desks[0] as Map<string, Word<string>>)).toEqual(living(desks[1] as Map<string, Word<string>>))
      expect(living(desks[1] as Map<string, Word<string>>)).toEqual(living(desks[2] as Map<string, Word<string>>))
      expect(ids(file.filter(({ thing }) => thing !== null)).sort()).toEqual(living(desks[0] as Map<string, Word<string>>))
    }
  })
})
