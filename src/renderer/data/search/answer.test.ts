import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { DocList } from '../../../shared/domain/search/docs'
import { noBits, setBit } from '../../../shared/domain/search/postings'
import { Answer } from './answer'

interface Doc {
  id: string
  at: number
  level: number | null
}
const levels = 3
const segmentOf = fc.array(fc.record({ at: fc.nat(50), level: fc.option(fc.nat(levels - 1)) }), { maxLength: 80 })

const partOf = (docs: readonly Doc[]) => {
  const list: DocList = { size: docs.length, id: (at) => docs[at]?.id ?? '', at: (at) => docs[at]?.at ?? 0, weight: 0 }
  const bits = Array.from({ length: levels }, () => noBits(docs.length))
  docs.forEach(({ level }, at) => {
    const own = level === null ? undefined : bits[level]
    if (own) setBit(own, at)
  })
  const total = docs.filter(({ level }) => level !== null).length
  return { docs: list, found: { levels: total > 0 ? bits : [], total } }
}

it('gives each once, best first and newest first among equals, however it is taken', () => {
  fc.assert(
    fc.property(fc.array(segmentOf, { maxLength: 4 }), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (segments, counts) => {
      const all = segments.map((docs, segment) =>
        [...docs].sort((a, b) => b.at - a.at).map((doc, at): Doc => ({ ...doc, id: `${segment}.${at}` })),
      )
      const answer = new Answer(all.map(partOf), new Map())
      const expected = all.flat().filter(({ level }) => level !== null)
      expect(answer.total).toBe(expected.length)
      const taken: string[] = []
      for (let turn = 0; answer.left > 0; turn += 1) {
        const count = counts[turn % counts.length] ?? 1
        const part = answer.take(count)
        expect(part.length).toBe(Math.min(count, expected.length - taken.length))
        taken.push(...part)
      }
      expect(answer.take(10)).toEqual([])
      expect([...taken].sort()).toEqual(expected.map(({ id }) => id).sort())
      const known = new Map(expected.map((doc) => [doc.id, doc]))
      const rank = (id: string) => (known.get(id)?.level ?? 0) * 1000 - (known.get(id)?.at ?? 0)
      expect(taken.map(rank)).toEqual(taken.map(rank).sort((a, b) => a - b))
    }),
    { numRuns: 500 },
  )
})
