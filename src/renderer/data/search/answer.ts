/** What segments found, as one list. */
import type { DocList } from '../../../shared/domain/search/docs'
import type { Answering } from '../../../shared/domain/search/evaluate'
import { type Bits, nextBit } from '../../../shared/domain/search/postings'

interface Head {
  docs: DocList
  bits: Bits
  /** The newest that was not taken; -1 where none is left. */
  doc: number
}

/** Best first, newest first among equals; an id is only made when it is taken. */
export class Answer {
  /** All that the index holds for it. */
  readonly total: number
  #taken = 0
  #level = -1
  #heads: Head[] = []

  /** @param instead words that stand nowhere, and the terms that were taken for them */
  constructor(
    private readonly parts: readonly { docs: DocList; found: Answering }[],
    readonly instead: ReadonlyMap<string, readonly string[]>,
  ) {
    this.total = parts.reduce((sum, { found }) => sum + found.total, 0)
  }

  /** How many are still to be taken. */
  get left(): number {
    return this.total - this.#taken
  }

  /** The next of them, at most `count`. */
  take(count: number): string[] {
    const ids: string[] = []
    while (ids.length < count && this.left > 0) {
      const head = this.#newest()
      if (!head) {
        if (!this.#nextLevel()) break
        continue
      }
      ids.push(head.docs.id(head.doc))
      head.doc = nextBit(head.bits, head.doc + 1)
      this.#taken += 1
    }
    return ids
  }

  #newest(): Head | null {
    let newest: Head | null = null
    let at = 0
    for (const head of this.#heads) {
      if (head.doc < 0) continue
      // Of one segment alone the order stands already.
      const own = this.#heads.length > 1 ? head.docs.at(head.doc) : 0
      if (newest !== null && own <= at) continue
      newest = head
      at = own
    }
    return newest
  }

  #nextLevel(): boolean {
    this.#level += 1
    if (!this.parts.some(({ found }) => this.#level < found.levels.length)) return false
    this.#heads = this.parts.flatMap(({ docs, found }) => {
      const bits = found.levels[this.#level]
      const doc = bits ? nextBit(bits, 0) : -1
      return bits && doc >= 0 ? [{ docs, bits, doc }] : []
    })
    return true
  }
}
