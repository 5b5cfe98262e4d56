/**
 * Eld's table of letter groups in three flat arrays instead of 50,000 small objects: an eighth of the memory, and looked
 * up without making a string. An open-addressed hash table over groups of up to six UTF-8 bytes.
 */

/** As eld ships it: for each group of bytes (one letter a byte) the languages it speaks for, by number, and how much. */
export interface NgramData {
  languages: Record<string, string>
  ngrams: Record<string, Record<string, number>>
}

export interface LanguageTable {
  codes: string[]
  /** By language: what a text that is surely in it comes to. */
  averages: number[]
  /** The letter that stands in groups for each byte of UTF-8. */
  bytes: Uint8Array<ArrayBuffer>
  /** First four bytes of a slot's group; the slot is empty where `spans` is 0. */
  heads: Uint32Array<ArrayBuffer>
  /** The other two bytes, and how many bytes there are in all. */
  tails: Uint32Array<ArrayBuffer>
  /** Where its votes begin in `votes`, times 64, and how many there are. */
  spans: Uint32Array<ArrayBuffer>
  /** Pairs: language, weight. */
  votes: Uint8Array<ArrayBuffer>
}

/** Where the looking begins for a group of bytes; a power of two slots. */
export const slotOf = (head: number, tail: number, slots: number): number => {
  let hash = Math.imul(head ^ Math.imul(tail, 0x9e3779b1), 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 13)) & (slots - 1)
}

const byte = (letters: string, at: number): number => (at < letters.length ? letters.charCodeAt(at) & 0xff : 0)
export const tailOf = (fifth: number, sixth: number, length: number): number => (fifth << 16) | (sixth << 8) | length

export const buildTable = (
  { languages, ngrams }: NgramData,
  dictionary: Record<number, string>,
  averages: Record<string, number>,
): LanguageTable => {
  const groups = Object.entries(ngrams)
  const codes = Object.keys(languages)
    .map(Number)
    .sort((a, b) => a - b)
    .map((number) => languages[number] ?? '')
  const slots = 2 ** Math.ceil(Math.log2(groups.length * 1.5))
  const table: LanguageTable = {
    codes,
    averages: codes.map((code) => averages[code] ?? 0),
    bytes: Uint8Array.from({ length: 256 }, (_, at) => dictionary[at]?.charCodeAt(0) ?? 0),
    heads: new Uint32Array(slots),
    tails: new Uint32Array(slots),
    spans: new Uint32Array(slots),
    votes: new Uint8Array(2 * groups.reduce((sum, [, votes]) => sum + Object.keys(votes).length, 0)),
  }
  let next = 0
  for (const [group, votes] of groups) {
    const head = (byte(group, 0) | (byte(group, 1) << 8) | (byte(group, 2) << 16) | (byte(group, 3) << 24)) >>> 0
    const tail = tailOf(byte(group, 4), byte(group, 5), group.length)
    let slot = slotOf(head, tail, slots)
    while (table.spans[slot] !== 0) slot = (slot + 1) & (slots - 1)
    const pairs = Object.entries(votes)
    table.heads[slot] = head
    table.tails[slot] = tail
    table.spans[slot] = next * 64 + pairs.length
    for (const [language, weight] of pairs) {
      table.votes[next++] = Number(language)
      table.votes[next++] = weight
    }
  }
  return table
}
