/**
 * A segment: documents (conversations), newest first, the terms they hold, and for each term which of them. Built in
 * memory from texts, or merged from other segments term by term.
 */
import { Writer } from './bytes'
import { encodeLexicon, isNarrow, type Lexicon, type TermList, TermWalk, type TextCodec } from './lexicon'
import { type Bits, hasBit, readPosting, writePosting } from './postings'

/** Bytes of postings after which a block is full. Measured: `docs/search.md`. */
export const blockBytes = 32_768

export interface Doc {
  /** The conversation's id. */
  id: string
  /** Its last activity, epoch ms (UTC). */
  at: number
}
/** What of a segment is kept in clear memory while it is searched; sealed with its row. */
export interface SegmentSecret {
  /** Where each block of postings begins in them. */
  blockStarts: number[]
  terms: number
}
export interface BuiltSegment {
  docs: Doc[]
  lexicon: Uint8Array<ArrayBuffer>
  blocks: Uint8Array<ArrayBuffer>[]
  secret: SegmentSecret
}

/** Takes terms in order, all narrow ones first, and cuts their postings into blocks. */
class PostingsWriter {
  readonly #out = new Writer(blockBytes * 2)
  readonly #narrow: string[] = []
  readonly #wide: string[] = []
  readonly #lengths: number[] = []
  readonly #blocks: Uint8Array<ArrayBuffer>[] = []
  readonly #starts: number[] = [0]
  #written = 0

  constructor(private readonly total: number) {}

  add(term: string, narrow: boolean, docs: ArrayLike<number>): void {
    const before = this.#out.length
    writePosting(this.#out, docs, this.total)
    this.#lengths.push(this.#out.length - before)
    ;(narrow ? this.#narrow : this.#wide).push(term)
    if (this.#out.length >= blockBytes) this.#cut()
  }

  #cut(): void {
    this.#blocks.push(this.#out.done())
    this.#written += this.#out.length
    this.#starts.push(this.#written)
    this.#out.clear()
  }

  done(codec: TextCodec, docs: Doc[]): BuiltSegment {
    if (this.#out.length > 0) this.#cut()
    this.#starts.pop()
    return {
      docs,
      lexicon: encodeLexicon(codec, this.#narrow, this.#wide, this.#lengths),
      blocks: this.#blocks,
      secret: { blockStarts: this.#starts, terms: this.#lengths.length },
    }
  }
}

const newestFirst = (a: Doc, b: Doc): number => b.at - a.at || (a.id < b.id ? -1 : 1)

export class SegmentBuilder {
  readonly #docs: Doc[] = []
  readonly #terms = new Map<string, number[]>()

  get size(): number {
    return this.#docs.length
  }

  /** A conversation once at most. */
  add(doc: Doc, terms: Iterable<string>): void {
    const at = this.#docs.length
    this.#docs.push(doc)
    for (const term of terms) {
      const docs = this.#terms.get(term)
      if (!docs) this.#terms.set(term, [at])
      else if (docs.at(-1) !== at) docs.push(at)
    }
  }

  build(codec: TextCodec): BuiltSegment {
    const order = this.#docs.map((doc, at) => ({ doc, at })).sort((a, b) => newestFirst(a.doc, b.doc))
    const place = new Uint32Array(order.length)
    order.forEach(({ at }, now) => {
      place[at] = now
    })
    const out = new PostingsWriter(order.length)
    const terms = [...this.#terms.keys()].sort()
    for (const narrow of [true, false]) {
      for (const term of terms) {
        if (isNarrow(term) !== narrow) continue
        const docs = Uint32Array.from(this.#terms.get(term) ?? [], (at) => place[at] ?? 0).sort()
        out.add(term, narrow, docs)
      }
    }
    return out.done(
      codec,
      order.map(({ doc }) => doc),
    )
  }
}

/** A segment to be merged away. */
export interface Source {
  docs: readonly Doc[]
  dead: Bits | null
  lexicon: Lexicon
  /** The block that holds an offset, and where it begins. Blocks are asked for in order. */
  block(offset: number): Promise<{ bytes: Uint8Array; start: number }>
}

/**
 * One segment of many, without their dead and without terms that no living document holds.
 * @param rest is awaited now and then, so that whoever runs this stays free for others
 */
export const mergeSegments = async (codec: TextCodec, sources: readonly Source[], rest: () => Promise<void>): Promise<BuiltSegment> => {
  const living = sources.flatMap((source, of) =>
    source.docs.flatMap((doc, at) => (source.dead && hasBit(source.dead, at) ? [] : [{ doc, of, at }])),
  )
  living.sort((a, b) => newestFirst(a.doc, b.doc))
  const places = sources.map((source) => new Int32Array(source.docs.length).fill(-1))
  living.forEach(({ of, at }, now) => {
    const place = places[of]
    if (place) place[at] = now
  })
  const out = new PostingsWriter(living.length)
  let steps = 0
  for (const kind of ['narrow', 'wide'] as const) {
    const heads = sources.map((source, of) => new TermHead(source, source.lexicon[kind], places[of] ?? new Int32Array()))
    for (;;) {
      let least: string | null = null
      for (const { term } of heads) if (term !== null && (least === null || term < least)) least = term
      if (least === null) break
      const docs: number[] = []
      for (const head of heads) if (head.term === least) await head.take(docs)
      if (docs.length > 0) out.add(least, kind === 'narrow', docs.length > 1 ? Uint32Array.from(docs).sort() : docs)
      steps += 1
      if (steps % 2000 === 0) await rest()
    }
  }
  return out.done(
    codec,
    living.map(({ doc }) => doc),
  )
}

class TermHead {
  readonly #walk: TermWalk
  #block: { bytes: Uint8Array; start: number } | null = null
  term: string | null

  constructor(
    private readonly source: Source,
    list: TermList,
    private readonly places: Int32Array,
  ) {
    this.#walk = new TermWalk(list)
    this.term = this.#walk.done ? null : this.#walk.term
  }

  /** The living of this term, under their new numbers; then goes on to the next. */
  async take(into: number[]): Promise<void> {
    const { offset } = this.#walk
    if (!this.#block || offset >= this.#block.start + this.#block.bytes.length) this.#block = await this.source.block(offset)
    for (const doc of readPosting(this.#block.bytes, offset - this.#block.start, this.source.docs.length)) {
      const place = this.places[doc] ?? -1
      if (place >= 0) into.push(place)
    }
    this.#walk.next()
    this.term = this.#walk.done ? null : this.#walk.term
  }
}
