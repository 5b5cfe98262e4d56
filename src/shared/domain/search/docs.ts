/** The documents of a segment as one text and their times: a tenth of the memory of a list of objects. */
import { Reader, Writer } from './bytes'
import type { TextCodec } from './lexicon'
import type { Doc } from './segment'

export interface DocList {
  readonly size: number
  id(at: number): string
  /** Last activity, epoch ms (UTC). */
  at(at: number): number
  /** Bytes in memory, about. */
  readonly weight: number
}

/** `docs` newest first; all ids begin with `prefix`. */
export const encodeDocs = (codec: TextCodec, docs: readonly Doc[], prefix: string): Uint8Array<ArrayBuffer> => {
  const text = codec.encode(docs.map(({ id }) => id.slice(prefix.length)).join('\n'))
  const out = new Writer(text.length + docs.length * 4 + 32)
  out.number(docs.length)
  out.number(text.length)
  out.bytes(text)
  let last = docs[0]?.at ?? 0
  out.number(last)
  for (const { at } of docs) {
    out.number(Math.max(0, last - at))
    last = Math.min(last, at)
  }
  return out.done()
}

export const decodeDocs = (codec: TextCodec, bytes: Uint8Array, prefix: string): DocList => {
  const reader = new Reader(bytes)
  const size = reader.number()
  const text = codec.decode(reader.bytes(reader.number()))
  const starts = new Uint32Array(size + 1)
  for (let at = 1; at < size; at += 1) starts[at] = text.indexOf('\n', starts[at - 1]) + 1
  starts[size] = text.length + 1
  const times = new Float64Array(size)
  let last = reader.number()
  for (let at = 0; at < size; at += 1) {
    last -= reader.number()
    times[at] = last
  }
  return {
    size,
    id: (at) => prefix + text.substring(starts[at] ?? 0, (starts[at + 1] ?? 1) - 1),
    at: (at) => times[at] ?? 0,
    weight: text.length + size * 12,
  }
}
