/**
 * The index as a page reads it: lexicons and documents of the living segments in memory, blocks of postings on demand with a
 * small store of the last used. Every page has its own, so no search waits for another page; all of it goes with the keys.
 */
import { evaluate, type Instead, knowsWord, type SegmentView } from '../../../shared/domain/search/evaluate'
import type { Query } from '../../../shared/domain/search/query'
import { blockBytes } from '../../../shared/domain/search/segment'
import { allowance, similarTerms } from '../../../shared/domain/search/similar'
import type { Cache } from '../openCache'
import type { SearchSegmentRow } from '../schema'
import { blockId, deadBits, openParts, type Parts } from './parts'

/** Bytes of unsealed postings held. */
const blocksHeld = 6_000_000

export interface Answer {
  /** Conversations, best first, newest first among equals; at most as many as were asked for. */
  ids: string[]
  /** All that the index holds for it. */
  total: number
  /** Words that stand nowhere, and the terms that were taken for them. */
  instead: Map<string, string[]>
}
interface Candidate {
  id: string
  at: number
}

type Views = readonly { parts: Parts; view: SegmentView }[]

export class SearchIndex {
  #held: { version: string; views: Views } | null = null
  readonly #parts = new Map<string, Promise<Parts | null>>()
  readonly #blocks = new Map<string, Uint8Array>()
  #blocksWeight = 0
  #partsWeight = 0

  /** Bytes in memory, about. */
  get weight(): number {
    return this.#partsWeight + this.#blocksWeight
  }

  /**
   * Best candidates for a query; whether those that are not exact hold, the caller looks.
   * @param version names the segments' rows, where the caller follows them: while it is the same, they are not read again
   */
  async find(cache: Cache, query: Query, limit: number, version: string | null = null): Promise<Answer> {
    const views = version !== null && this.#held?.version === version ? this.#held.views : await this.#views(cache)
    this.#held = version === null ? null : { version, views }
    const answer = await this.#evaluate(views, query, limit, new Map())
    if (answer.total > 0 || query.words.every((word) => allowance(word) === 0)) return answer
    const instead = this.#similar(views, query)
    return instead.size > 0 ? this.#evaluate(views, query, limit, instead) : answer
  }

  clear(): void {
    this.#held = null
    this.#parts.clear()
    this.#blocks.clear()
    this.#blocksWeight = 0
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
        blocks: (numbers) => this.#read(cache, row.id, numbers),
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
    for (const [id, bytes] of [...this.#blocks]) {
      if (!id.startsWith(`${segmentId}~`)) continue
      this.#blocks.delete(id)
      this.#blocksWeight -= bytes.length
    }
  }

  async #read({ db, sealer }: Cache, segmentId: string, numbers: readonly number[]): Promise<Uint8Array[]> {
    const ids = numbers.map((number) => blockId(segmentId, number))
    const missing = ids.filter((id) => !this.#blocks.has(id))
    const fresh = new Map<string, Uint8Array>()
    if (missing.length > 0) {
      const rows = await db.searchBlocks.bulkGet(missing)
      await Promise.all(
        rows.map(async (row) => {
          const bytes = row ? await sealer.openBytes('searchBlocks', row) : null
          if (row && bytes) fresh.set(row.id, bytes)
        }),
      )
    }
    const found = ids.map((id) => fresh.get(id) ?? this.#blocks.get(id))
    for (const [at, id] of ids.entries()) {
      const bytes = found[at]
      if (bytes) this.#keep(id, bytes)
    }
    // A block that went between two reads: its segment was replaced, and the search is asked again by the change of rows.
    return found.map((bytes) => bytes ?? emptyBlock)
  }

  #keep(id: string, bytes: Uint8Array): void {
    if (this.#blocks.delete(id)) this.#blocksWeight -= bytes.length
    this.#blocks.set(id, bytes)
    this.#blocksWeight += bytes.length
    for (const [oldest, held] of this.#blocks) {
      if (this.#blocksWeight <= blocksHeld) break
      this.#blocks.delete(oldest)
      this.#blocksWeight -= held.length
    }
  }

  async #evaluate(views: Views, query: Query, limit: number, instead: Map<string, string[]>): Promise<Answer> {
    const levels: Candidate[][] = Array.from({ length: query.words.length + 1 }, () => [])
    let total = 0
    await Promise.all(
      views.map(async ({ parts: { docs }, view }) => {
        const found = await evaluate(view, query, instead satisfies Instead)
        let left = limit
        found.forEach((of, level) => {
          total += of.length
          for (const doc of of.slice(0, Math.max(0, left))) levels[level]?.push({ id: docs.id(doc), at: docs.at(doc) })
          left -= of.length
        })
      }),
    )
    const ids = levels.flatMap((level) => level.sort((a, b) => b.at - a.at).map(({ id }) => id)).slice(0, limit)
    return { ids, total, instead }
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

/** The posting of a term in no document. */
const emptyBlock = new Uint8Array(blockBytes + 16)
