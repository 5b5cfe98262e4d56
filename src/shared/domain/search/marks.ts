/** Where the words of a search stand in a text as it was written. */
import { fold } from '../conversation/fold'
import type { Word } from './query'
import { dense, joints, looseText } from './tokens'

/** Places in UTF-16 units of the text, end not included. */
export type Range = [from: number, to: number]

const clusters = /[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu
const plain = /^[\0-\x7f]*$/
const joint = new RegExp(joints.source)
const letter = /[\p{L}\p{N}]/u
/** Whether a word goes on over this place; scripts without spaces end one. */
const goesOn = (before: string): boolean => letter.test(before) && !dense.test(before)

interface Mapped {
  text: string
  /** For each unit of `text`, where its cluster begins in the original, and where it ends. */
  from: ArrayLike<number>
  to: ArrayLike<number>
}

const mapped = (original: string): Mapped => {
  if (plain.test(original)) {
    const from = Uint32Array.from({ length: original.length }, (_none, at) => at)
    return { text: original.toLowerCase(), from, to: from.map((at) => at + 1) }
  }
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (const match of original.matchAll(clusters)) {
    const folded = fold(match[0])
    text += folded
    for (let at = 0; at < folded.length; at += 1) {
      from.push(match.index)
      to.push(match.index + match[0].length)
    }
  }
  return { text, from, to }
}

const without = ({ text, from, to }: Mapped, leaveOut: (letter: string, at: number) => boolean): Mapped => {
  const kept: number[] = []
  for (let at = 0; at < text.length; at += 1) if (!leaveOut(text[at] ?? '', at)) kept.push(at)
  return {
    text: kept.map((at) => text[at]).join(''),
    from: kept.map((at) => from[at] ?? 0),
    to: kept.map((at) => to[at] ?? 0),
  }
}

/** One space for any run of them, as phrases are looked for. */
const spaced = (map: Mapped): Mapped => {
  const single = without(map, (char, at) => /\s/.test(char) && /\s/.test(map.text[at - 1] ?? ''))
  return { ...single, text: single.text.replace(/\s/g, ' ') }
}

const places = (map: Mapped, word: Word, most: number): Range[] => {
  const found: Range[] = []
  for (let at = map.text.indexOf(word.folded); at >= 0 && found.length < most; at = map.text.indexOf(word.folded, at + 1)) {
    if (word.onlyStart && goesOn(map.text[at - 1] ?? '')) continue
    const last = at + word.folded.length - 1
    found.push([map.from[at] ?? 0, map.to[last] ?? 0])
    at = last
  }
  return found
}

/** In order, none over another; at most `most` of each word. */
export const markWords = (original: string, words: readonly Word[], most = 200): Range[] => {
  if (words.length === 0 || original === '') return []
  const map = spaced(mapped(original))
  const loose = words.some((word) => word.loose) ? without(map, (char) => joint.test(char)) : map
  const ranges = words.flatMap((word) => places(word.loose ? loose : map, word, most)).sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const joined: Range[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else joined.push([...range])
  }
  return joined
}

/** A text as words are compared with it; made once for many words. */
export interface Folded {
  spaced: string
  loose: string
}
export const foldText = (text: string): Folded => {
  const folded = fold(text)
  return { spaced: folded.replace(/\s+/g, ' '), loose: looseText(folded) }
}

/** Whether a text holds a word: the plain rule that the index only answers faster. */
export const holdsWord = (folded: Folded, word: Word): boolean => {
  const text = word.loose ? folded.loose : folded.spaced
  if (!word.onlyStart) return text.includes(word.folded)
  for (let at = text.indexOf(word.folded); at >= 0; at = text.indexOf(word.folded, at + 1)) {
    if (!goesOn(text[at - 1] ?? '')) return true
  }
  return false
}

export interface Snippet {
  text: string
  marks: Range[]
}

/** A piece of the text around its first hit, about `length` units, cut at spaces where there are some. */
export const snippetOf = (original: string, words: readonly Word[], length = 120): Snippet => {
  const text = original.replace(/\s+/g, ' ').trim()
  const marks = markWords(text, words, 20)
  const first = marks[0]?.[0] ?? 0
  // A list is narrow: the hit must stand near the beginning, nearer where letters are wide.
  const lead = dense.test(text.slice(Math.max(0, first - 4), first + 2)) ? 6 : 16
  let from = first > lead * 1.5 ? first - lead : 0
  if (from > 0) {
    const space = text.indexOf(' ', from)
    if (space > 0 && space < first) from = space + 1
    else if (/[\udc00-\udfff\p{M}]/u.test(text[from] ?? '')) from += 1
  }
  let to = Math.min(text.length, Math.max(from + length, (marks[0]?.[1] ?? 0) + 20))
  if (/[\ud800-\udbff]/.test(text[to - 1] ?? '')) to += 1
  const dots = from > 0 ? '…' : ''
  const shift = dots.length - from
  return {
    text: `${dots}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    marks: marks.filter((range) => range[0] >= from && range[1] <= to).map(([a, b]): Range => [a + shift, b + shift]),
  }
}
