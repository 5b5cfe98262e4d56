/**
 * The index as a page reads it: lexicons and documents of the living segments in memory, blocks of postings on demand with a
 * small store of the last used. Every page has its own, so no search waits for another page; all of it goes with the keys.
 */
import { evaluate, type Instead, knowsWord, type SegmentView } from '../../../shared/domain/search/evaluate'
import type { Query } from '../../../shared/domain/search/query'
import { allowance, similarTerms } from '../../../shared/domain/search/similar'
import type { Cache } from '../openCache'
import type { SearchSegmentRow } from '../schema'
import { Answer } from './answer'
import { Blocks } from './blocks'
import { deadBits, openParts, type Parts } from './parts'

type Views = readonly { parts: Parts; view: SegmentView }[]

export class SearchIndex {
  #held: { version: string; views: Views } | null = null
  readonly #parts = new Map<string, Promise<Parts | null>>()
  readonly #blocks = new Blocks()
  #partsWeight = 0

  /** Bytes in memory, about. */
  get weight(): number {
    return this.#partsWeight + this.#blocks.weight
  }

  /**
   * Candidates for a query; whether those that are not exact hold, the caller looks.
   * @param version names the segments' rows, where the caller follows them: while it is the same, they are not read again
   */
  async find(cache: Cache, query: Query, version: string | null = null): Promise<Answer> {
    const views = version !== null && this.#held?.version === version ? this.#held.views : await this.#views(cache)
    this.#held = version === null ? null : { version, views }
    const answer = await this.#evaluate(views, query, new Map())
    if (answer.total > 0 || query.words.every((word) => allowance(word) === 0)) return answer
    const instead = this.#similar(views, query)
    return instead.size > 0 ? this.#evaluate(views, query, instead) : answer
  }

  /** Makes ready what the next search will read, as far as it is to be held: called when somebody is about to ask. */
  async warm(cache: Cache): Promise<void> {
    for (const { parts } of await this.#views(cache)) {
      parts.lexicon.narrow.grams()
      parts.lexicon.wide.grams()
      await this.#blocks.readAhead(cache, parts.id, parts.secret.blockStarts.length)
    }
  }

  clear(): void {
    this.#held = null
    this.#parts.clear()
    this.#blocks.clear()
    this.#partsWeight = 0
  }

  async #views(cache: Cache): Promise<Views> {
    const rows = await cache.db.searchSegments.toArray()
    const living = new Set(rows.map((row) => row.id))
    for (const id of [...this.#parts.keys()]) if (!living.has(id)) this.#forget(id)
    const all = await Promise.all(rows.map(async (row) => ({ row, parts: await this.#partsOf(cache, row) })))
    return all.flatMap(({ row, parts }) => {
      if (!parts) return []
      const view: SegmentView = {
        docs: row.docs,
        dead: deadBits(row),
        lexicon: parts.lexicon,
        blockStarts: parts.secret.blockStarts,
        blocks: (numbers) => this.#blocks.get(cache, row.id, numbers),
      }
      return [{ parts, view }]
    })
  }

  #partsOf(cache: Cache, row: SearchSegmentRow): Promise<Parts | null> {
    const held = this.#parts.get(row.id)
    if (held) return held
    const opening = openParts(cache, row).then((parts) => {
      if (this.#parts.get(row.id) !== opening) return parts
      // One that did not open (removed between two reads, or no key yet) is tried again by the next search.
      if (parts) this.#partsWeight += parts.weight
      else this.#parts.delete(row.id)
      return parts
    })
    this.#parts.set(row.id, opening)
    return opening
  }

  #forget(segmentId: string): void {
    void this.#parts.get(segmentId)?.then((parts) => {
      this.#partsWeight -= parts?.weight ?? 0
    })
    this.#parts.delete(segmentId)
    this.#blocks.forget(segmentId)
  }

  async #evaluate(views: Views, query: Query, instead: Instead): Promise<Answer> {
    const found = await Promise.all(
      views.map(async ({ parts, view }) => ({ docs: parts.docs, found: await evaluate(view, query, instead) })),
    )
    return new Answer(found, instead)
  }

  /** For each word that no segment knows, the terms nearest to it. */
  #similar(views: readonly { view: SegmentView }[], query: Query): Map<string, string[]> {
    const instead = new Map<string, string[]>()
    for (const word of query.words) {
      if (allowance(word) === 0 || views.some(({ view }) => knowsWord(view.lexicon, word))) continue
      const all = views.flatMap(({ view: { lexicon } }) => [...similarTerms(lexicon.narrow, word), ...similarTerms(lexicon.wide, word)])
      const least = Math.min(...all.map(({ distance }) => distance))
      const terms = [...new Set(all.flatMap(({ term, distance }) => (distance === least ? term : [])))]
      if (terms.length > 0) instead.set(word.folded, terms)
    }
    return instead
  }
}
