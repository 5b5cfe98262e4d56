/**
 * What desks agree on, written as IMAP keywords of a message: status, wake-up time, labels. The set of keywords is
 * small and fixed but for labels, as servers keep every keyword ever used in a mailbox (Cyrus allows 128).
 */
import { cut } from '../common/text'

export const RESOLVED = '$Dragoman-Resolved'
export const PENDING = '$Dragoman-Pending'
export const SNOOZED = '$Dragoman-Snoozed'
const BIT = '$Dragoman-T'
const CHECK = '$Dragoman-C'
const LABEL = '$Dragoman-L-'
const ours = '$dragoman-'

/** Wake-up times count five minutes since 2020 (UTC): 22 bits reach to 2059. */
const BASE = Date.UTC(2020, 0, 1)
const STEP = 5 * 60_000
const BITS = 22
const CHECK_BITS = 5

export type State = 'open' | 'pending' | 'snoozed' | 'resolved'

/** Zero bits among the 22: with it (a Berger code) two times written over each other never pass for a third. */
const zeros = (count: number): number => {
  let ones = 0
  for (let bit = 0; bit < BITS; bit += 1) ones += (count >>> bit) & 1
  return BITS - ones
}

const two = (bit: number) => String(bit).padStart(2, '0')

/** Keywords for «snoozed until» (epoch ms), rounded up to five minutes; beyond 2059 the last time there is. */
export const untilWords = (until: number): string[] => {
  const count = Math.min(2 ** BITS - 1, Math.max(0, Math.ceil((until - BASE) / STEP)))
  const check = zeros(count)
  const words: string[] = []
  for (let bit = 0; bit < BITS; bit += 1) if ((count >>> bit) & 1) words.push(`${BIT}${two(bit)}`)
  for (let bit = 0; bit < CHECK_BITS; bit += 1) if ((check >>> bit) & 1) words.push(`${CHECK}${bit}`)
  return words
}

/** The wake-up time (epoch ms) that keywords hold; null where they hold none or contradict themselves. */
export const untilOf = (words: Iterable<string>): number | null => {
  let count = 0
  let check = 0
  for (const word of words) {
    const [, kind, digits] = /^\$dragoman-([tc])(\d{1,2})$/i.exec(word) ?? []
    if (!kind) continue
    const bit = Number(digits)
    if (kind.toLowerCase() === 't' && bit < BITS) count |= 1 << bit
    else if (kind.toLowerCase() === 'c' && bit < CHECK_BITS) check |= 1 << bit
  }
  return count > 0 && check === zeros(count) ? BASE + count * STEP : null
}

/** Keywords that make a state; `open` has none. */
export const stateWords = (state: State, until: number | null): string[] => {
  if (state === 'resolved') return [RESOLVED]
  if (state === 'pending') return [PENDING]
  if (state === 'snoozed') return until === null ? [PENDING] : [SNOOZED, ...untilWords(until)]
  return []
}

/** The state keywords name, null where they name none. A snooze that is over or unreadable is open again. */
export const stateOf = (words: Iterable<string>, now: number): { state: State; until: number | null } | null => {
  const set = new Set([...words].map((word) => word.toLowerCase()))
  if (set.has(RESOLVED.toLowerCase())) return { state: 'resolved', until: null }
  if (set.has(SNOOZED.toLowerCase())) {
    const until = untilOf(set)
    return until !== null && until > now ? { state: 'snoozed', until } : { state: 'open', until: null }
  }
  return set.has(PENDING.toLowerCase()) ? { state: 'pending', until: null } : null
}

export const isStateWord = (word: string): boolean =>
  word.toLowerCase().startsWith(ours) && !word.toLowerCase().startsWith(LABEL.toLowerCase())
export const isOurWord = (word: string): boolean => word.toLowerCase().startsWith(ours)

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Base 32 (RFC 4648) in small letters without padding: servers compare keywords without regard to letter case. */
export const labelWord = (label: string): string => {
  const bytes = new TextEncoder().encode(cut(label.normalize('NFC').trim(), 40))
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) text += alphabet[(held << (5 - bits)) & 31]
  return `${LABEL}${text}`
}

/** The label a keyword stands for, or null. */
export const labelOf = (word: string): string | null => {
  if (!word.toLowerCase().startsWith(LABEL.toLowerCase())) return null
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of word.slice(LABEL.length).toLowerCase()) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >>> bits) & 255)
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes)).trim() || null
  } catch {
    return null
  }
}

export const labelsOf = (words: Iterable<string>): string[] =>
  [...new Set([...words].map(labelOf).filter((label): label is string => label !== null))].sort()
