/** Which documents hold a term: steps from one to the next, or one bit a document where that is shorter. */
import { Reader, type Writer } from './bytes'

/** One bit a document. */
export type Bits = Uint32Array

export const noBits = (docs: number): Bits => new Uint32Array((docs + 31) >>> 5)
export const allBits = (docs: number): Bits => {
  const bits = noBits(docs).fill(0xffffffff)
  if (docs % 32 !== 0) bits[bits.length - 1] = 2 ** (docs % 32) - 1
  return bits
}
export const hasBit = (bits: Bits, doc: number): boolean => (((bits[doc >>> 5] ?? 0) >>> (doc & 31)) & 1) === 1
export const setBit = (bits: Bits, doc: number): void => {
  bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) | (1 << (doc & 31))
}
export const andInto = (bits: Bits, other: Bits): void => {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0)
}
export const withoutInto = (bits: Bits, other: Bits): void => {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(other[at] ?? 0)
}
export const orInto = (bits: Bits, other: Bits): void => {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0)
}
export const eachBit = (bits: Bits, each: (doc: number) => void): void => {
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] ?? 0
    while (word !== 0) {
      const low = word & -word
      each(at * 32 + (31 - Math.clz32(low)))
      word ^= low
    }
  }
}

export const countBits = (bits: Bits): number => {
  let count = 0
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] ?? 0
    if (word === 0) continue
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
/** The first that is set from `doc` on; -1 where none is. */
export const nextBit = (bits: Bits, doc: number): number => {
  let at = doc >>> 5
  let word = (bits[at] ?? 0) & (0xffffffff << (doc & 31))
  while (word === 0) {
    at += 1
    if (at >= bits.length) return -1
    word = bits[at] ?? 0
  }
  return at * 32 + (31 - Math.clz32(word & -word))
}

/** `docs` ascending, none twice; `total`: documents of the segment. */
export const writePosting = (out: Writer, docs: ArrayLike<number>, total: number): void => {
  const mapBytes = (total + 7) >>> 3
  if (docs.length > mapBytes) {
    out.number(docs.length * 2 + 1)
    const map = new Uint8Array(mapBytes)
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] ?? 0
      map[doc >>> 3] = (map[doc >>> 3] ?? 0) | (1 << (doc & 7))
    }
    out.bytes(map)
    return
  }
  out.number(docs.length * 2)
  let last = -1
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] ?? 0
    out.number(doc - last - 1)
    last = doc
  }
}

/** Lays the posting at `at` over `bits`. Throws on bytes that are no posting. */
export const orPosting = (bits: Bits, bytes: Uint8Array, at: number, total: number): void => {
  let place = at
  let head = bytes[place++] ?? 0
  if (head >= 0x80) {
    const reader = new Reader(bytes, at)
    head = reader.number()
    place = reader.at
  }
  if (head % 2 === 1) {
    orMap(bits, bytes, place, (total + 7) >>> 3)
    return
  }
  let doc = -1
  for (let left = head / 2; left > 0; left -= 1) {
    // Almost every step is one byte.
    let step = bytes[place++] ?? 0
    if (step >= 0x80) {
      const reader = new Reader(bytes, place - 1)
      step = reader.number()
      place = reader.at
    }
    doc += step + 1
    bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) | (1 << (doc & 31))
  }
}

const orMap = (bits: Bits, bytes: Uint8Array, from: number, length: number): void => {
  if (from + length > bytes.length) throw new Error('search: cut off')
  const whole = length >>> 2
  let at = from
  for (let word = 0; word < whole; word += 1) {
    const four = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    bits[word] = (bits[word] ?? 0) | four
    at += 4
  }
  for (let left = 0; left < (length & 3); left += 1) bits[whole] = (bits[whole] ?? 0) | ((bytes[at + left] ?? 0) << (left * 8))
}

/** The documents of a posting, ascending. */
export const readPosting = (bytes: Uint8Array, at: number, total: number): number[] => {
  const docs: number[] = []
  const bits = noBits(total)
  const reader = new Reader(bytes, at)
  const head = reader.number()
  if (head % 2 === 1) {
    orPosting(bits, bytes, at, total)
    eachBit(bits, (doc) => docs.push(doc))
    return docs
  }
  let doc = -1
  for (let left = head / 2; left > 0; left -= 1) {
    doc += reader.number() + 1
    docs.push(doc)
  }
  return docs
}
