import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLetter } from './grams'
import { findInside, Hit } from './inside'
import { decodeLexicon, encodeLexicon, findTerm, isNarrow, type Lexicon, lowerBound, TermWalk, type TextCodec } from './lexicon'
import { Field } from './tokens'

const codec: TextCodec = { encode: (text) => new TextEncoder().encode(text), decode: (bytes) => new TextDecoder().decode(bytes) }

interface Known {
  term: string
  offset: number
}
/** Terms with postings of lengths that are told apart, as a segment writes them. */
const made = (terms: readonly string[]): { lexicon: Lexicon; narrow: Known[]; wide: Known[] } => {
  const sorted = [...new Set(terms)].sort()
  const narrow = sorted.filter(isNarrow)
  const wide = sorted.filter((term) => !isNarrow(term))
  const lengths = [...narrow, ...wide].map((_term, at) => (at % 5 === 0 ? 300 + at : 1 + (at % 7)))
  let offset = 0
  const known = [...narrow, ...wide].map((term, at): Known => {
    const own = { term, offset }
    offset += lengths[at] ?? 0
    return own
  })
  return {
    lexicon: decodeLexicon(codec, encodeLexicon(codec, narrow, wide, lengths)),
    narrow: known.slice(0, narrow.length),
    wide: known.slice(narrow.length),
  }
}

const syllables = ['ver', 'sand', 'e', 'po', 'st', '@', '.', '-', 'ñ', '4', '12', 'λό', 'طل', 'ب', '商', '品', '배송']
const fields: readonly string[] = [Field.facet, Field.name, Field.subject, Field.joined, Field.text, Field.text, Field.text]
const termOf = fc
  .tuple(fc.constantFrom(...fields), fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 5 }))
  .map(([field, parts]) => field + parts.join(''))
/** Enough for many groups. */
const termsOf = fc.array(termOf, { maxLength: 400 })
const partOf = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))

describe('a look inside all terms', () => {
  it('finds those that a plain look finds, with their postings, in order, once each', () => {
    fc.assert(
      fc.property(termsOf, partOf, fc.boolean(), fc.boolean(), (terms, part, onlyStart, loose) => {
        const { lexicon, narrow, wide } = made(terms)
        for (const [list, known] of [
          [lexicon.narrow, narrow],
          [lexicon.wide, wide],
        ] as const) {
          const found: [string, number, Hit, boolean][] = []
          findInside(list, part, { onlyStart, loose }, (walk, hit, inHead) => found.push([walk.term, walk.offset, hit, inHead]))
          const expected = known.flatMap(({ term, offset }): typeof found => {
            const field = term.charCodeAt(0) < 7 ? term.charAt(0) : ''
            if (field === Field.facet || (field === Field.joined && !loose)) return []
            const plain = term.slice(field.length)
            const places = [...plain].flatMap((_letter, at) => (plain.startsWith(part, at) ? at : []))
            const begins = places.filter((at) => at === 0 || !/[\p{L}\p{N}]/u.test(plain[at - 1] ?? ''))
            const [place] = onlyStart ? begins : places
            if (place === undefined) return []
            const inHead = field !== '' && field !== Field.joined
            let hit: Hit = Hit.inside
            if (place === 0) hit = part.length === plain.length ? Hit.whole : Hit.start
            else if ((onlyStart || inHead) && begins.includes(place)) hit = Hit.start
            return [[term, offset, hit, inHead]]
          })
          expect(found).toEqual(expected)
        }
      }),
      { numRuns: 1500 },
    )
  })
})

describe('terms by their order', () => {
  it('walks over all of them, and finds each and where others would stand', () => {
    fc.assert(
      fc.property(termsOf, termOf, (terms, other) => {
        const { lexicon, narrow, wide } = made(terms)
        for (const [list, known] of [
          [lexicon.narrow, narrow],
          [lexicon.wide, wide],
        ] as const) {
          const walked: Known[] = []
          for (const walk = new TermWalk(list); !walk.done; walk.next()) walked.push({ term: walk.term, offset: walk.offset })
          expect(walked).toEqual(known)
          for (const { term, offset } of known) expect(findTerm(list, term)).toBe(offset)
          const at = known.find(({ term }) => term >= other)
          expect(findTerm(list, other)).toBe(at?.term === other ? at.offset : -1)
          const rest = list.text.slice(lowerBound(list, other)).split('\n').filter(Boolean)
          expect(rest).toEqual(known.flatMap(({ term }) => (term >= other ? term : [])))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('takes no bytes that are cut off for a lexicon', () => {
    const bytes = encodeLexicon(codec, ['a', 'b', 'c'], ['商品'], [1, 2, 3, 400])
    for (let length = 0; length < bytes.length; length += 1) expect(() => decodeLexicon(codec, bytes.slice(0, length))).toThrow()
  })
})

it('knows every letter and digit of a unit', () => {
  for (let code = 0; code < 65_536; code += 1) {
    if (isLetter(code) !== /[\p{L}\p{N}]/u.test(String.fromCharCode(code))) throw new Error(code.toString(16))
  }
})
