import fc from 'fast-check'
import { expect, it } from 'vitest'
import { distanceOf } from '../search/similar'
import { Shortcuts } from './shortcuts'
import { Terms, Way } from './terms'

const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '荷'), minLength: 1, maxLength: 7 })
/** What is typed at first, and what is typed behind it: a letter, or one taken back. */
const typing = fc.tuple(word, fc.array(fc.oneof(fc.constantFrom('a', 'b', '-'), fc.constant('')), { maxLength: 4 }))
const strokes = ([first, more]: [string, string[]]): string[] => {
  const said = [first]
  for (const letter of more) said.push(letter === '' ? (said.at(-1) ?? '').slice(0, -1) || first : said.at(-1) + letter)
  return said
}

const plainWay = (term: string, part: string, startOnly: boolean): number =>
  term === part ? Way.whole : term.startsWith(part) ? Way.start : !startOnly && term.includes(part) ? Way.inside : 0

it('finds letter by letter what one look through all terms finds, also those that came meanwhile', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      fc.array(word, { maxLength: 5 }),
      fc.array(typing, { minLength: 1 }),
      (old, late, said) => {
        const terms = new Terms()
        const known: string[] = []
        const add = (term: string) => {
          known[terms.of(term)] = term
        }
        const check = () => {
          for (const part of said.flatMap(strokes))
            for (const startOnly of [part.length < 3, false, true])
              expect([...terms.inside(part, startOnly)]).toEqual(
                known
                  .flatMap((term, number) => plainWay(term, part, startOnly) && number * 4 + plainWay(term, part, startOnly))
                  .filter(Boolean),
              )
        }
        for (const term of old) add(term)
        check()
        for (const term of late) add(term)
        check()
      },
    ),
  )
})
it('finds in every stretch of a long list, and nothing over the border of two terms', () => {
  const terms = new Terms()
  const all = Array.from({ length: 5_000 }, (_none, at) => `parcel-${at}`)
  for (const term of all) terms.of(term)
  for (const part of ['parcel-49', 'cel-4', '99', '-4999', 'nothing'])
    expect([...terms.inside(part)].map((packed) => terms.at(packed >> 2))).toEqual(all.filter((term) => term.includes(part)))
  expect([...terms.inside('1\nparcel-2')]).toEqual([])
})
it('compares a beginning that many share once and for all of them', () => {
  const terms = new Terms()
  const all = ['damaged-1', 'damaged-2', 'dam', 'damagd', 'damage', 'badly', 'daamged-3', 'damaged-4']
  for (const term of all) terms.of(term)
  const found: [string, number][] = []
  terms.similar('damagd', 1, (number, distance) => found.push([terms.at(number), distance]))
  expect(found).toEqual(
    all.flatMap((term): [string, number][] => {
      const distance = Math.min(distanceOf('damagd', term, 1), distanceOf('damagd', term.slice(0, 6), 1))
      return distance === 1 ? [[term, distance]] : []
    }),
  )
})

const plainScore = (shortcut: string, typed: string): number => {
  if (shortcut === typed) return 1_000
  if (shortcut.startsWith(typed)) return 500 - Math.min(100, shortcut.length - typed.length)
  if (shortcut.includes(typed)) return 120
  const letters = new RegExp([...typed].join('.*'), 'su')
  return typed.length >= 2 && shortcut.startsWith(typed.charAt(0)) && letters.test(shortcut) ? 80 : 0
}
it('scores all shortcuts as one by one: whole, beginning, inside, its letters in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.constant('')), { maxLength: 40 }), fc.array(typing, { minLength: 1 }), (given, said) => {
      const shortcuts = new Shortcuts()
      for (const [doc, shortcut] of given.entries()) shortcuts.add(shortcut, doc)
      for (const typed of said.flatMap(strokes))
        expect([...shortcuts.scores(typed, given.length)]).toEqual(given.map((one) => (one === '' ? 0 : plainScore(one, typed))))
    }),
  )
})
