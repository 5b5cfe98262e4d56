/** Blocks of postings as a page holds them: read and unsealed on demand, the longest unused let go first. */
import { blockBytes } from '../../../shared/domain/search/segment'
import type { Cache } from '../openCache'
import { blockId } from './parts'

/** Bytes of unsealed postings held. */
const most = 6_000_000
/** Blocks that are read ahead at a time: a question that comes in between waits for no more. */
const ahead = 16

interface Held {
  bytes: Uint8Array
  /** When it was last asked for, counted in questions. */
  used: number
}

export class Blocks {
  /** By segment and number. Whoever reads for a list that was let go meanwhile keeps nothing. */
  readonly #segments = new Map<string, Map<number, Held>>()
  #weight = 0
  #questions = 0

  /** Bytes held. */
  get weight(): number {
    return this.#weight
  }

  clear(): void {
    this.#segments.clear()
    this.#weight = 0
  }

  forget(segmentId: string): void {
    for (const { bytes } of this.#segments.get(segmentId)?.values() ?? []) this.#weight -= bytes.length
    this.#segments.delete(segmentId)
  }

  /** At once where all are held. A block that is gone is answered as one whose terms are in no document. */
  get(cache: Cache, segmentId: string, numbers: readonly number[]): readonly Uint8Array[] | Promise<readonly Uint8Array[]> {
    this.#questions += 1
    const held = this.#of(segmentId)
    const found: Uint8Array[] = []
    for (const number of numbers) {
      const one = held.get(number)
      if (!one) return this.#read(cache, segmentId, numbers)
      one.used = this.#questions
      found.push(one.bytes)
    }
    return found
  }

  /** Reads what of a segment is not held yet, as long as there is room. */
  async readAhead(cache: Cache, segmentId: string, count: number): Promise<void> {
    const held = this.#of(segmentId)
    for (let from = 0; from < count; from += ahead) {
      const missing: number[] = []
      for (let number = from; number < Math.min(count, from + ahead); number += 1) if (!held.has(number)) missing.push(number)
      if (this.#segments.get(segmentId) !== held || this.#weight + missing.length * blockBytes > most) return
      if (missing.length > 0) await this.#read(cache, segmentId, missing)
    }
  }

  #of(segmentId: string): Map<number, Held> {
    let held = this.#segments.get(segmentId)
    if (!held) {
      held = new Map()
      this.#segments.set(segmentId, held)
    }
    return held
  }

  async #read({ db, sealer }: Cache, segmentId: string, numbers: readonly number[]): Promise<Uint8Array[]> {
    const held = this.#of(segmentId)
    const missing = numbers.filter((number) => !held.has(number))
    const bytesOf = new Map(numbers.map((number) => [number, held.get(number)?.bytes]))
    const rows = await db.searchBlocks.bulkGet(missing.map((number) => blockId(segmentId, number)))
    await Promise.all(
      rows.map(async (row, at) => {
        const bytes = row ? await sealer.openBytes('searchBlocks', row) : null
        if (bytes) bytesOf.set(missing[at] ?? 0, bytes)
      }),
    )
    if (this.#segments.get(segmentId) === held) {
      for (const number of numbers) this.#keep(held, number, bytesOf.get(number))
      this.#letGo()
    }
    // A block that went between two reads: its segment was replaced, and the search is asked again by the change of rows.
    return numbers.map((number) => bytesOf.get(number) ?? emptyBlock)
  }

  #keep(held: Map<number, Held>, number: number, bytes: Uint8Array | undefined): void {
    if (!bytes) return
    this.#weight += bytes.length - (held.get(number)?.bytes.length ?? 0)
    held.set(number, { bytes, used: this.#questions })
  }

  #letGo(): void {
    if (this.#weight <= most) return
    const all = [...this.#segments.values()].flatMap((held) => [...held].map(([number, one]) => ({ held, number, one })))
    all.sort((a, b) => a.one.used - b.one.used)
    for (const { held, number, one } of all) {
      if (this.#weight <= most) return
      held.delete(number)
      this.#weight -= one.bytes.length
    }
  }
}

/** The posting of a term in no document. */
const emptyBlock = new Uint8Array(blockBytes + 16)
